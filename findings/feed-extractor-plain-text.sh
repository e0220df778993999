#!/usr/bin/env bash
# @extractus/feed-extractor 8.0.3.
# content_text of a JSON Feed, plain text by definition, is read as HTML: whatever stands between a
# less-than and a greater-than sign is gone from the description, without a trace or a warning.
# Matters to a news feed: prices, scores and formulas lose their middle. Where such readers must be
# served, give content_html with the signs escaped: that comes through whole, escaped as it was.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --prefix "$dir" \
  --ignore-scripts --no-audit --no-fund --no-update-notifier --loglevel=error \
  @extractus/feed-extractor@8.0.3 > /dev/null

cat > run.mjs <<'END'
import assert from "node:assert/strict";
import { extractFromJson } from "@extractus/feed-extractor";

const { entries } = extractFromJson({
  version: "https://jsonfeed.org/version/1.1",
  title: "News",
  items: [
    { id: "1", content_text: "Open if tide < 2 m and wind > 1 knot." },
    { id: "2", content_html: "Open if tide &lt; 2 m and wind &gt; 1 knot." },
  ],
});
const [text, html] = entries.map((entry) => entry.description);
console.log({ text, html });
assert.equal(text, "Open if tide  1 knot.");
assert.equal(html, "Open if tide &lt; 2 m and wind &gt; 1 knot.");
END
node run.mjs
echo "as stated: feed-extractor 8.0.3 takes plain text for HTML"
