#!/usr/bin/env bash
# feed2json 2025.7.15 from PyPI.
# An RSS item without any enclosure gets an attachment: not an object but a piece of the library's own
# notes on what an attachment looks like, as text. "authors" is a list that holds null.
# Matters to a news feed: lists of a converted feed must be read entry by entry, each of any type.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check feed2json==2025.7.15

cat > run.py <<'END'
from feed2json import feed2json

RSS = """<?xml version="1.0"?>
<rss version="2.0"><channel>
<title>News</title><link>https://example.org/</link><description>All news</description>
<item><title>Tide</title><link>https://example.org/tide</link><description>High.</description></item>
</channel></rss>"""

[item] = feed2json(RSS)["items"]
print("attachments:", item["attachments"])
print("authors:", item["authors"])
[attachment] = item["attachments"]
assert isinstance(attachment, str)
assert "mime_type" in attachment
assert item["authors"] == [None]
END
env/bin/python run.py
echo "as stated: feed2json 2025.7.15 attaches its own notes"
