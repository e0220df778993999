// A mail server that keeps what it is given.

import { once } from "node:events";
import { createServer } from "node:net";
import { createInterface } from "node:readline";

/** A mail server (RFC 5321) on a free port: `next()` gives the next mail that arrives. */
export async function startMail() {
  const [mails, waiting] = [[], []];
  const server = createServer((socket) => receive(socket, deliver));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  function deliver(mail) {
    const taker = waiting.shift();
    if (taker) taker(mail);
    else mails.push(mail);
  }
  return {
    port: server.address().port,
    next: () => (mails.length ? mails.shift() : new Promise((resolve) => waiting.push(resolve))),
    stop: () => server.close(),
  };
}

async function receive(socket, deliver) {
  const say = (text) => socket.write(`${text}\r\n`);
  socket.on("error", () => {}); // whoever sends may hang up
  say("220 sink");
  let mail = { to: [], lines: [] };
  let inBody = false;
  for await (const line of createInterface({ input: socket, crlfDelay: Infinity })) {
    if (inBody && line !== ".") mail.lines.push(line);
    else if (inBody) {
      const source = mail.lines.join("\n");
      deliver({ to: mail.to, text: textOf(source), source });
      [mail, inBody] = [{ to: [], lines: [] }, false];
      say("250 kept");
    } else if (/^EHLO/i.test(line)) socket.write("250-sink\r\n250-8BITMIME\r\n250 SMTPUTF8\r\n");
    else if (/^RCPT TO:/i.test(line)) {
      mail.to.push(/<(.*?)>/.exec(line)?.[1]);
      say("250 ok");
    } else if (/^DATA/i.test(line)) {
      inBody = true;
      say("354 go on");
    } else if (/^QUIT/i.test(line)) {
      say("221 bye");
      socket.end();
    } else say("250 ok");
  }
}

// The first part in its own letters (RFC 2045, section 6): plain text, wherever there is a choice.
function textOf(source) {
  const [, encoding, rest] = /^Content-Transfer-Encoding: *(\S+)[^]*?\n\n([^]*)/m.exec(source) ?? [];
  const part = (rest ?? source).split(/\n?--+_/)[0];
  if (encoding === "base64") return Buffer.from(part, "base64").toString();
  if (encoding !== "quoted-printable") return part;
  const joined = part.replace(/=\n/g, "");
  return joined.replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
}
