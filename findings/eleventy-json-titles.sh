#!/usr/bin/env bash
# @11ty/eleventy-plugin-rss 3.0.0 with @11ty/eleventy 3.1.8, feed type "json".
# Titles of the feed and of its items are escaped as for HTML although JSON Feed titles are plain
# text: Salt & "Sand" becomes Salt &amp; &quot;Sand&quot;. The Markdown body is right.
# Matters to a news feed: a reader that shows titles as the format says shows the codes.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --prefix "$dir" \
  --ignore-scripts --no-audit --no-fund --no-update-notifier --loglevel=error \
  @11ty/eleventy@3.1.8 @11ty/eleventy-plugin-rss@3.0.0 > /dev/null

cat > eleventy.config.mjs <<'END'
import { feedPlugin } from "@11ty/eleventy-plugin-rss";

export default (config) =>
  config.addPlugin(feedPlugin, {
    type: "json",
    outputPath: "/feed.json",
    collection: { name: "posts" },
    metadata: {
      language: "en",
      title: "Harbour & Bay",
      base: "https://example.org/",
      author: { name: "Ana" },
    },
  });
END
cat > salt.md <<'END'
---
title: Salt & "Sand"
tags: posts
date: 2025-03-04
---
Salt & sand.
END
node_modules/.bin/eleventy --quiet

cat > run.mjs <<'END'
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

const feed = JSON.parse(readFileSync("_site/feed.json", "utf8"));
const [item] = feed.items;
console.log({ feed: feed.title, item: item.title, body: item.content_html });
assert.equal(feed.title, "Harbour &amp; Bay");
assert.equal(item.title, "Salt &amp; &quot;Sand&quot;");
assert.equal(item.content_html.trim(), "<p>Salt &amp; sand.</p>");
END
node run.mjs
echo "as stated: eleventy-plugin-rss 3.0.0 escapes JSON titles as for HTML"
