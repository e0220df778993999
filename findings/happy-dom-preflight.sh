#!/usr/bin/env bash
# happy-dom 21.0.4.
# A form's POST to another origin, with `fetch` and URLSearchParams and no header of one's own, needs no
# preflight (Fetch standard: the type application/x-www-form-urlencoded is safelisted). happy-dom
# sends OPTIONS first, and the POST only if that is answered with leave.
# Matters to whoever tests a form against a server that, as most newsletter services, answers no OPTIONS: what
# works in every browser fails in the test.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --prefix "$dir" \
  --ignore-scripts --no-audit --no-fund --no-update-notifier --loglevel=error \
  happy-dom@21.0.4 > /dev/null

cat > run.mjs <<'END'
import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { Window } from "happy-dom";

const asked = [];
const server = createServer((request, response) => {
  asked.push(request.method);
  response.writeHead(request.method === "OPTIONS" ? 405 : 200, { "Access-Control-Allow-Origin": "*" }).end("{}");
});
server.listen(0, "127.0.0.1");
await once(server, "listening");
const address = `http://127.0.0.1:${server.address().port}/subscribe`;
const window = new Window({ url: "http://partner.example/" });
const body = new window.URLSearchParams({ email: "ann@example.org" });
const outcome = await window.fetch(address, { method: "POST", body }).then(
  ({ status }) => status,
  ({ name }) => name,
);
await window.happyDOM.close();
server.close();
console.log({ asked, outcome });
assert.deepEqual(asked, ["OPTIONS"]);
assert.notEqual(outcome, 200);
END
node run.mjs
echo "as stated: happy-dom 21.0.4 asks for leave before a form's POST"
