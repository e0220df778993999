#!/usr/bin/env bash
# smtp-server 3.21.6 from npm, for writing one's own mail server.
# A client asks for ada@xn--grn-ioa.example; the handler is given ada@grün.example. The client spoke
# plain ASCII and did not ask for SMTPUTF8. A look-up by the address as it was asked for finds nobody.
# Matters to a newsletter form: the address that was confirmed and the one that bounces or
# unsubscribes can differ as text. Compare domains in one form only.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

npm install --prefix "$dir" \
  --ignore-scripts --no-audit --no-fund --no-update-notifier --loglevel=error \
  smtp-server@3.21.6 > /dev/null

cat > run.mjs <<'END'
import assert from "node:assert/strict";
import { once } from "node:events";
import net from "node:net";
import { SMTPServer } from "smtp-server";

const given = [];
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ["AUTH", "STARTTLS"],
  onRcptTo(address, session, done) {
    given.push(address.address);
    done();
  },
});
server.listen(0, "127.0.0.1");
await once(server.server, "listening");

const client = net.connect(server.server.address().port, "127.0.0.1");
await once(client, "data");
for (const line of [
  "EHLO client.example",
  "MAIL FROM:<news@example.org>",
  "RCPT TO:<ada@xn--grn-ioa.example>",
]) {
  client.write(`${line}\r\n`);
  const [answer] = await once(client, "data");
  assert.match(String(answer), /^250/);
}
console.log(`asked for ada@xn--grn-ioa.example, the handler was given ${given[0]}`);
assert.deepEqual(given, ["ada@grün.example"]);
client.destroy();
server.close();
END
node run.mjs
echo "as stated: smtp-server 3.21.6 hands on the decoded domain"
