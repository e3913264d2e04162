// Every page there is: found by following the links that each person is shown, and compared with the list of doors.

import { readdir, readFile } from "node:fs/promises";

const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** The address with every id and number as `{id}`: pages of one kind have the same. */
export const kind = (path) =>
  path
    .replace(ID, "{id}")
    .replace(/\/parts\/[a-z-]+/, "/parts/{id}")
    .replace(/[?#].*$/, "")
    .replace(/\/\d+(?=\/|$)/g, "/{id}");

/**
 * Follows every link from the first page on, on so many pages of each kind.
 * @returns one path for each kind of page that this person is led to, and the links that lead nowhere
 */
export async function findPages(page, ofEach = 1) {
  const [found, broken, looked] = [new Map(), [], new Set()];
  const times = new Map();
  const toLook = ["/"];
  while (toLook.length) {
    const path = toLook.shift();
    const before = times.get(kind(path)) ?? 0;
    if (before === ofEach || looked.has(path)) continue;
    times.set(kind(path), before + 1);
    looked.add(path);
    const answer = await page.request.get(path);
    // A file to keep is no page.
    const isPage = answer.headers()["content-type"]?.startsWith("text/html");
    if (answer.ok() && isPage) found.set(kind(path), path);
    else if (!answer.ok()) broken.push(`${answer.status()} at ${kind(path)}`);
    for (const [, href] of (await answer.text()).matchAll(/<a\b[^>]*\bhref="(\/[^"#]*)/g)) {
      const next = href.replaceAll("&amp;", "&");
      if (next !== "/exit") toLook.push(next);
    }
  }
  return { found, broken };
}

/** The kinds of all pages: every `get("…")` in the lists that the router is made from. */
export async function allKinds() {
  const folder = new URL("../../../app/pages/src/", import.meta.url);
  const kinds = new Set();
  for (const file of await readdir(folder, { recursive: true })) {
    if (!file.endsWith("mod.rs")) continue;
    const source = await readFile(new URL(file, folder), "utf8");
    for (const [, path] of source.matchAll(/\bget\(\s*"(\/[^"]*)"/g)) kinds.add(path.replace(/\{\w+\}/g, "{id}"));
  }
  return kinds;
}
