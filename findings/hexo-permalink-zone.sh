#!/usr/bin/env bash
# hexo 8.1.2.
# The zone in _config.yml settles the moment of a post that has a bare date, but the address is made
# of the day which that moment has on the building machine. With timezone: Asia/Shanghai a post of
# 4 March is /2025/03/03/first/ when built in UTC and /2025/03/04/first/ when built in Shanghai.
# Matters to a news feed: item addresses, and ids made of them, change when a site moves from a laptop
# to a build server, and each old item comes again as a new one with a dead twin.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

cat > package.json <<'END'
{ "private": true, "hexo": { "version": "8.1.2" } }
END
npm install --prefix "$dir" \
  --ignore-scripts --no-audit --no-fund --no-update-notifier --loglevel=error \
  hexo@8.1.2 > /dev/null

cat > _config.yml <<'END'
title: Site
url: https://example.org
timezone: Asia/Shanghai
permalink: :year/:month/:day/:title/
END
mkdir -p source/_posts
cat > source/_posts/first.html <<'END'
---
title: First
date: 2025-03-04
---
<p>Hello.</p>
END

cat > run.cjs <<'END'
const Hexo = require("hexo");

const hexo = new Hexo(process.cwd(), { silent: true });
(async () => {
  await hexo.init();
  await hexo.load();
  const post = hexo.locals.get("posts").first();
  console.log(post.path, post.date.toDate().toISOString());
  await hexo.exit();
})();
END

built_in() {
  rm -f db.json
  TZ=$1 node run.cjs
}
utc=$(built_in UTC)
shanghai=$(built_in Asia/Shanghai)
echo "built in UTC:      $utc"
echo "built in Shanghai: $shanghai"
[ "$utc" = "2025/03/03/first/ 2025-03-03T16:00:00.000Z" ]
[ "$shanghai" = "2025/03/04/first/ 2025-03-03T16:00:00.000Z" ]
echo "as stated: hexo 8.1.2 gives one post two addresses, by the zone of the machine"
