#!/usr/bin/env bash
# serve-handler 6.1.8, the static server inside the command "serve".
# A request for /embed.html?feed=/a.json is answered by 301 to /embed: the query is gone. Asked for as
# /embed?feed=/a.json the same file comes at once, with its query.
# Matters to a news feed embedded as a frame that is set up by its address: tried locally it runs
# without its settings and shows something else, or nothing, and nothing is said.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --prefix "$dir" \
  --ignore-scripts --no-audit --no-fund --no-update-notifier --loglevel=error \
  serve-handler@6.1.8 > /dev/null
mkdir public
echo "<!doctype html><p>Embedded</p>" > public/embed.html

cat > run.mjs <<'END'
import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import handler from "serve-handler";

const server = createServer((request, response) => handler(request, response, { public: "public" }));
server.listen(0, "127.0.0.1");
await once(server, "listening");
const origin = `http://127.0.0.1:${server.address().port}`;

async function answer(path) {
  const { status, headers } = await fetch(origin + path, { redirect: "manual" });
  const seen = { status, location: headers.get("location") };
  console.log(path, seen);
  return seen;
}

assert.deepEqual(await answer("/embed.html?feed=/a.json"), { status: 301, location: "/embed" });
assert.deepEqual(await answer("/embed?feed=/a.json"), { status: 200, location: null });
server.close();
END
node run.mjs
echo "as stated: serve-handler 6.1.8 redirects without the query"
