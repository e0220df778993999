// A web server for one CGI program (RFC 3875), with folders of files beside it.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";

const TYPES = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".wasm": "application/wasm",
};

/**
 * A server on `port`: `program` answers below the path `script`, `folders` have the files below
 * other paths, `pages` the texts of single ones. Whoever starts it calls its `stop`.
 */
export async function serveCgi({ port, script, program, options, folders, pages }) {
  async function answer(request, response) {
    const { pathname, search } = new URL(request.url, "http://localhost/");
    if (pathname === script || pathname.startsWith(`${script}/`)) {
      const path = pathname.slice(script.length);
      const call = { request, script, path, query: search.slice(1) };
      return runProgram(program, options, call, response);
    }
    const page = pages[pathname];
    if (page) return send(response, ".html", page);
    const folder = Object.keys(folders).find((start) => pathname.startsWith(start));
    const file = folder && join(folders[folder], join("/", pathname.slice(folder.length)));
    const content = file && (await readFile(file).catch(() => undefined));
    if (content) return send(response, extname(file), content);
    response.writeHead(404).end();
  }
  const server = createServer((request, response) => {
    answer(request, response).catch((error) => response.writeHead(500).end(String(error)));
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  async function stop() {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  }
  return { stop };
}

function send(response, extension, content) {
  const type = TYPES[extension] ?? "application/octet-stream";
  response.writeHead(200, { "Content-Type": type }).end(content);
}

async function runProgram(program, options, call, response) {
  const body = Buffer.concat(await call.request.toArray());
  const env = { ...options.env, ...variables(call, body.length) };
  const child = spawn(program, [], { ...options, env, stdio: ["pipe", "pipe", "pipe"] });
  child.stdin.on("error", () => {}); // a program need not read what it is sent
  child.stdin.end(body);
  const [output, said] = await Promise.all([child.stdout.toArray(), child.stderr.toArray()]);
  const [head, content] = parts(Buffer.concat(output));
  if (!head) throw new Error(`${program} gave no answer:\n${Buffer.concat(said)}`);
  const headers = new Headers(fieldsOf(head));
  const status = headers.get("status") ?? (headers.has("location") ? "302" : "200");
  headers.delete("status");
  response.setHeaders(headers).writeHead(parseInt(status, 10)).end(content);
}

// Section 4.1.
function variables({ request, script, path, query }, length) {
  const { host } = request.headers;
  const headers = Object.entries(request.headers).map(([name, value]) => [
    `HTTP_${name.toUpperCase().replaceAll("-", "_")}`,
    String(value),
  ]);
  return {
    ...Object.fromEntries(headers),
    CONTENT_LENGTH: String(length),
    CONTENT_TYPE: request.headers["content-type"] ?? "",
    GATEWAY_INTERFACE: "CGI/1.1",
    PATH_INFO: decodeURIComponent(path),
    QUERY_STRING: query,
    REMOTE_ADDR: "127.0.0.1",
    REQUEST_METHOD: request.method,
    SCRIPT_NAME: script,
    SERVER_NAME: host.split(":")[0],
    SERVER_PORT: host.split(":")[1] ?? "80",
    SERVER_PROTOCOL: "HTTP/1.1",
  };
}

function parts(output) {
  const text = output.toString("latin1");
  const gap = /\r?\n\r?\n/.exec(text);
  if (!gap) return [];
  return [text.slice(0, gap.index), output.subarray(gap.index + gap[0].length)];
}

function fieldsOf(head) {
  return head.split(/\r?\n/).map((line) => {
    const at = line.indexOf(":");
    return [line.slice(0, at), line.slice(at + 1).trim()];
  });
}
