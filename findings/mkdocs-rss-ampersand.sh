#!/usr/bin/env bash
# mkdocs-rss-plugin 1.19.0 with mkdocs 1.6.1.
# site_name: Salt & Sand makes the RSS file ill-formed, though the feed's own title is escaped: the
# same name stands unescaped in the <source> of every item and in the channel's <image>. The
# build says nothing, and the JSON feed beside it is right.
# Matters to a news feed: an ampersand in a name stops every strict XML reader at once.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check mkdocs==1.6.1 mkdocs-rss-plugin==1.19.0

cat > mkdocs.yml <<'END'
site_name: Salt & Sand
site_url: https://example.org/
plugins:
  - rss:
      use_git: false
END
mkdir docs
echo "# Home" > docs/index.md
env/bin/mkdocs build --quiet --strict

cat > run.py <<'END'
import json
import re
import xml.etree.ElementTree as tree

text = open("site/feed_rss_created.xml", encoding="utf-8").read()
names = re.findall(r"<(title|source)[^>]*>(Salt[^<]*)<", text)
print(names)
assert names == [("title", "Salt &amp; Sand"), ("title", "Salt & Sand"), ("source", "Salt & Sand")]
try:
    tree.fromstring(text)
except tree.ParseError as error:
    print("XML parser:", error)
else:
    raise SystemExit("the file is well-formed")
feed = json.load(open("site/feed_json_created.json", encoding="utf-8"))
assert feed["title"] == "Salt & Sand"
END
env/bin/python run.py
echo "as stated: mkdocs-rss-plugin 1.19.0 writes the site's name unescaped"
