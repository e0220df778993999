// The server of the sequences: feeds and a list of subscribers for each, which are as good or as bad
// as the page says.

import { readFile } from "node:fs/promises";

const MODULE = /^sequences-[a-z]+\.mjs$/;
const JSON_HEADERS = { "Content-Type": "application/json", "Cache-Control": "no-store" };

/** @typedef {{ feeds: Record<string, number[]>, page: number, mode: string, posts: string }} Paper */

/** Lets a recorder answer for all of them; gives nothing. */
export function publishOn(recorder, modules) {
  const papers = new Map();
  const paperOf = (url) => {
    const key = url.searchParams.get("k");
    if (!papers.has(key)) papers.set(key, { requests: 0, sent: 0, good: 0, held: [], told: null });
    return papers.get(key);
  };
  const at = (path, answer) =>
    recorder.answer(path, (response, request, body) => {
      const url = new URL(request.url, "http://host");
      answer({ response, url, body, paper: paperOf(url) });
    });

  at("/tell", ({ response, body, paper }) => {
    if (body) paper.told = JSON.parse(body);
    for (const answer of paper.held.splice(0)) answer();
    const { requests, sent, good } = paper;
    response.writeHead(200, JSON_HEADERS).end(JSON.stringify({ requests, sent, good }));
  });
  at("/feed", ({ response, url, paper }) => {
    paper.requests += 1;
    answerAs("mode", paper, response, () => JSON.stringify(feedOf(paper.told, url)));
  });
  at("/subscribe", ({ response, paper }) => {
    paper.sent += 1;
    answerAs("posts", paper, response, () => {
      paper.good += 1;
      return "{}";
    });
  });
  for (const name of modules.filter((name) => MODULE.test(name))) {
    recorder.answer(`/${name}`, async (response) => {
      const text = await readFile(new URL(name, import.meta.url));
      response.writeHead(200, { "Content-Type": "text/javascript" }).end(text);
    });
  }
}

function answerAs(what, paper, response, body) {
  const mode = paper.told?.[what] ?? "404";
  if (mode === "hold") paper.held.push(() => answerAs(what, paper, response, body));
  else if (mode === "cut") cut(response);
  else if (mode === "good") response.writeHead(200, JSON_HEADERS).end(body());
  else response.writeHead(Number(mode), JSON_HEADERS).end("{}");
}

// In the middle: a browser asks again by itself where nothing came.
function cut(response) {
  response.writeHead(200, { ...JSON_HEADERS, "Content-Length": "1000" });
  response.write("{", () => response.destroy());
}

function feedOf(told, url) {
  const name = url.searchParams.get("f");
  const from = Number(url.searchParams.get("from"));
  const numbers = told.feeds[name] ?? [];
  const end = from + told.page;
  const next = new URL(url);
  next.searchParams.set("from", `${end}`);
  return {
    version: "https://jsonfeed.org/version/1.1",
    title: "Harbour News",
    ...(end < numbers.length && { next_url: next.pathname + next.search }),
    items: numbers.slice(from, end).map(itemOf),
  };
}

function itemOf(number) {
  return {
    id: `i${number}`,
    url: `/articles/i${number}`,
    title: `Item ${number}`,
    content_html: `<p>All of item ${number}, in some words.</p>`,
    ...(number % 3 !== 0 && { tags: ["silk"] }),
  };
}
