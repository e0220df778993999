// Newsletter services as real HTTP servers on ports of their own, which answer as Ghost 6.65 and
// listmonk 6 were seen to answer pages of other sites; and a partner's page with the widget.

import { createHmac, randomBytes } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";

const TOKEN_LIFE_MS = 300_000;
const TRIES = 9;

/** A server on a free port. Whoever starts it calls its `stop`. */
async function serve(answer) {
  const server = createServer(async (request, response) => {
    const chunks = await request.toArray();
    const body = Buffer.concat(chunks).toString();
    const { status = 200, headers = {}, text = "" } = answer(request, body);
    response.writeHead(status, headers).end(text);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  const stop = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  };
  return { address: `http://127.0.0.1:${port}/`, stop };
}

function json(status, value, headers = {}) {
  const type = { "Content-Type": "application/json; charset=utf-8" };
  return { status, headers: { ...type, ...headers }, text: JSON.stringify(value) };
}

/**
 * Ghost's members API. `mails` are the confirmations it sent; `spend` uses up the tries that it
 * allows, `pass` lets time run ahead and forgets them.
 */
export async function startGhost() {
  const secret = randomBytes(32);
  const mails = [];
  const tokens = [];
  let [ahead, tries] = [0, 0];
  const now = () => Date.now() + ahead;
  const any = { "Access-Control-Allow-Origin": "*" };
  const sign = (start) => createHmac("sha256", secret).update(start).digest("hex");
  const error = (status, message, type = "BadRequestError") =>
    json(status, { errors: [{ message, type }] }, any);

  function giveToken() {
    const start = `${now() + TOKEN_LIFE_MS}:${randomBytes(16).toString("hex")}`;
    const token = `${start}:${sign(start)}`;
    tokens.push(token);
    return { headers: { ...any, "Content-Type": "text/plain; charset=utf-8" }, text: token };
  }

  function isSound(token) {
    const [expiry, nonce, mac] = String(token).split(":");
    return mac === sign(`${expiry}:${nonce}`) && Number(expiry) > now();
  }

  function sendLink(request, body) {
    const misunderstood = error(400, "The request could not be understood.");
    if (!request.headers["content-type"]?.startsWith("application/json")) return misunderstood;
    const { email, emailType, integrityToken, honeypot } = JSON.parse(body);
    if (!isSound(integrityToken)) return misunderstood;
    if (!["signup", "subscribe", "signin"].includes(emailType)) {
      return { status: 400, headers: any, text: "Bad Request." };
    }
    if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) return error(400, "Email is not valid");
    if (++tries > TRIES) {
      const message = "Too many different sign-in attempts, try again in 10 minutes";
      return error(429, message, "TooManyRequestsError");
    }
    if (!honeypot) mails.push(email);
    return json(201, {}, any);
  }

  const server = await serve((request, body) => {
    const route = `${request.method} ${request.url}`;
    if (request.method === "OPTIONS") return preflight(request, any);
    if (route === "GET /members/api/integrity-token/") return giveToken();
    if (route === "POST /members/api/send-magic-link/") return sendLink(request, body);
    return { status: 404, headers: any, text: "404" };
  });
  const spend = () => (tries = TRIES);
  const pass = (ms) => ([ahead, tries] = [ahead + ms, 0]);
  return { ...server, mails, tokens, pass, spend };
}

function preflight(request, headers) {
  return {
    status: 204,
    headers: {
      ...headers,
      "Access-Control-Allow-Methods": "GET,HEAD,PUT,PATCH,POST,DELETE",
      "Access-Control-Allow-Headers": request.headers["access-control-request-headers"] ?? "",
      "Access-Control-Max-Age": "86400",
    },
  };
}

/** listmonk, with the origins that its settings trust. `subscribers` has each one once. */
export async function startListmonk(trusted = []) {
  const subscribers = new Map();
  const server = await serve((request, body) => {
    const { origin } = request.headers;
    const headers = trusted.includes(origin) ? { "Access-Control-Allow-Origin": origin } : {};
    const page = request.url === "/subscription/form";
    if (request.method !== "POST" || !(page || request.url === "/api/public/subscription")) {
      return json(404, { message: "Not Found" }, headers);
    }
    const fields = new URLSearchParams(body);
    if (!fields.has("l")) return json(400, { message: "No lists selected." }, headers);
    subscribers.set(fields.get("email"), fields.getAll("l"));
    return page ? html("<h1>Subscribed</h1>") : json(200, { data: { has_optin: true } }, headers);
  });
  return { ...server, subscribers };
}

/** A service that answers each POST with the next of these and notes what came. */
export async function startService(...answers) {
  const received = [];
  const server = await serve((request, body) => {
    const any = { "Access-Control-Allow-Origin": "*" };
    if (request.method === "OPTIONS") return preflight(request, any);
    if (request.method === "GET") return json(200, {}, any);
    received.push({ url: request.url, body, type: request.headers["content-type"] });
    return answers[Math.min(received.length, answers.length) - 1];
  });
  return { ...server, received };
}

export function html(content, headers = {}) {
  const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Page</title>${content}`;
  return { headers: { "Content-Type": "text/html; charset=utf-8", ...headers }, text: page };
}

/** A partner's site that pastes the widget of `demo` in, and this markup. */
export function startPartner(demo, markup) {
  const script = new URL("pkg/newsreel.js", demo.address);
  return serve((request) => {
    if (request.url !== "/") return { status: 204 };
    return html(`<script type="module" src="${script}"></script><main>${markup()}</main>`);
  });
}
