#!/usr/bin/env bash
# feedsmith 3.0.1 from npm.
# A JSON Feed with an empty list of items is written without the member `items`, which JSON Feed 1.1
# requires ("items (required, array)"); with one item it is there.
# Matters to readers: a publisher who has no news yet has a document that is no feed by the letter.
# The widget says "no news yet" and tells the member that is missing.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --prefix "$dir" \
  --ignore-scripts --no-audit --no-fund --no-update-notifier --loglevel=error \
  feedsmith@3.0.1 > /dev/null

cat > run.mjs <<'END'
import assert from "node:assert/strict";
import { generateJsonFeed } from "feedsmith";

const feed = (items) => generateJsonFeed({ title: "Harbour news", items });
const names = (feed) => Object.keys(typeof feed === "string" ? JSON.parse(feed) : feed);
const empty = names(feed([]));
const full = names(feed([{ id: "1", content_text: "Kites" }]));
console.log("no item: ", empty.join(" "));
console.log("one item:", full.join(" "));
assert.deepEqual(empty, ["version", "title"]);
assert.deepEqual(full, ["version", "title", "items"]);
END
node run.mjs
