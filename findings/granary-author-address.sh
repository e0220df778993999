#!/usr/bin/env bash
# granary 11.0 from PyPI (its conversion from Atom to JSON Feed).
# An entry whose own author has a name and no address gets the address of the feed's author: one
# person's name on another person's page. RFC 4287, section 4.2.1, takes the feed's author for an
# entry only where the entry has none.
# Matters to whoever shows authors as links: the widget shows what the feed says, so that the byline
# of a guest leads to the owner of the site.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check granary==11.0

cat > run.py <<'END'
from granary import atom, jsonfeed

FEED = """<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <title>Harbour news</title><id>https://example.org/</id><updated>2026-03-09T00:00:00Z</updated>
  <author><name>Ana Wong</name><uri>https://example.org/ana</uri></author>
  <entry><id>https://example.org/1</id><title>Kites</title><updated>2026-03-09T00:00:00Z</updated>
    <author><name>Bo Li</name></author><content type="html">Forty kites flew.</content></entry>
</feed>"""

feed = jsonfeed.activities_to_jsonfeed(atom.atom_to_activities(FEED), title="Harbour news")
authors = feed["items"][0]["authors"]
print(authors)
assert authors == [{"name": "Bo Li", "url": "https://example.org/ana"}]
END
venv/bin/python run.py
