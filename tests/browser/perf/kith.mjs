// A release build of Kith with the demo's people, on a free loopback port and on a core of its own.
import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { createServer as createHttpServer } from "node:http";
import { createServer } from "node:net";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "../../..");
const kith = process.env.KITH_BIN ?? join(root, "target/release/kith");

/** Fills a folder, serves it, and returns `{ origin, member, guide, stop }`: two of the first circle. */
export async function start() {
  mkdirSync(join(root, "target/bench"), { recursive: true });
  const data = mkdtempSync(join(root, "target/bench/browser-"));
  const accounts = execFileSync(kith, ["demo", "--data", data], { encoding: "utf8" });
  const rows = accounts.trim().split("\n").map((line) => line.split("\t"));
  const who = (found) => {
    const [, , , email, password] = rows.find(([, role]) => found(role));
    return { email, password };
  };
  const [member, guide] = [who((role) => role !== "facilitator"), who((role) => role === "facilitator")];
  const port = await freePort();
  const server = spawn("taskset", ["-c", "0", kith, "serve", "--data", data, "--listen", `127.0.0.1:${port}`], {
    stdio: "ignore",
  });
  const stop = () => {
    server.kill("SIGKILL");
    rmSync(data, { recursive: true, force: true });
  };
  const origin = `http://localhost:${port}`;
  try {
    await ready(`${origin}/healthz`);
  } catch (error) {
    stop();
    throw error;
  }
  return { origin, member, guide, stop };
}

function freePort() {
  return new Promise((done, failed) => {
    const probe = createServer().on("error", failed);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}

async function ready(address) {
  for (let tries = 0; tries < 200; tries += 1) {
    const answer = await fetch(address).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((later) => setTimeout(later, 50));
  }
  throw new Error("the server did not answer");
}

/** Signs in and finds the pages to measure: `{ cookie, home, letter }`. */
export async function visit({ origin, member }) {
  const signedIn = await fetch(`${origin}/sign-in`, {
    method: "POST",
    redirect: "manual",
    headers: { "sec-fetch-site": "same-origin" },
    body: new URLSearchParams(member),
  });
  const cookie = signedIn.headers.get("set-cookie")?.split(";")[0];
  if (!cookie) throw new Error(`the demo's member could not sign in: ${signedIn.status}`);
  const home = await link(origin, "/", cookie, /"(\/circles\/[0-9a-f-]{36})"/);
  const letter = await link(origin, `${home}/letters`, cookie, /"(\/circles\/[0-9a-f-]{36}\/letters\/[0-9a-f-]{36})"/);
  return { cookie, home, letter };
}

async function link(origin, path, cookie, pattern) {
  const answer = await fetch(origin + path, { headers: { cookie } });
  const found = pattern.exec(await answer.text());
  if (!found) throw new Error(`no such link on ${path}: ${answer.status}`);
  return found[1];
}

/** What does a browser need for next to nothing? A page of one sentence with the same headers: `{ address, stop }`. */
export async function emptyPage(origin, path, cookie) {
  const answer = await fetch(origin + path, { headers: { cookie } });
  const headers = [...answer.headers].filter(([name]) => !/^(content-encoding|transfer-encoding|date)$/.test(name));
  const port = await freePort();
  const server = createHttpServer((_, response) => {
    for (const [name, value] of headers) response.setHeader(name, value);
    response.end("<!doctype html><html lang=en><title>Page</title><p>Hello.</p></html>");
  }).listen(port, "127.0.0.1");
  return { address: `http://localhost:${port}/`, stop: () => server.close() };
}
