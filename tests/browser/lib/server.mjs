// A Kith of one's own: a fresh data folder, a free port, the same binary that people run.

import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { createServer as listener } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";

const binary = process.env.KITH_BIN;

async function freePort() {
  const server = listener().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

/** The site that the exit leads to: on another host, and it tells nothing. */
export async function neutralSite() {
  const server = createServer((_, response) => {
    response.setHeader("content-type", "text/html");
    response.end("<!DOCTYPE html><html lang=en><title>Weather</title><h1>Weather</h1>");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return { origin: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

export class Kith {
  #process;
  #data;
  #port;
  #exit;
  #mail;

  /** The accounts of the demo's circles: circle, role, name, email, password. Empty unless it was asked for. */
  accounts = [];

  /** Starts one; with `demo`, the two invented circles are in it; with `mail`, that is its mail server. */
  static async start({ exit, demo = false, mail }) {
    const kith = new Kith();
    kith.#exit = exit;
    kith.#mail = mail ? ["--smtp-url", mail.url, "--mail-from", "post@kith.example"] : [];
    kith.#data = await mkdtemp(join(tmpdir(), "kith-browser-"));
    kith.#port = await freePort();
    if (demo) await kith.#fill();
    await kith.serve();
    return kith;
  }

  get origin() {
    return `http://localhost:${this.#port}`;
  }

  async #fill() {
    const { stdout } = await promisify(execFile)(binary, ["demo", "--data", this.#data]);
    this.accounts = stdout
      .trimEnd()
      .split("\n")
      .map((line) => line.split("\t"))
      .map(([circle, role, name, email, password]) => ({ circle, role, name, email, password }));
  }

  /** A one-time link with which somebody becomes an operator. */
  async operatorLink() {
    const args = ["invite-operator", "--data", this.#data, "--origin", this.origin];
    return (await promisify(execFile)(binary, args)).stdout.trim();
  }

  /** Serves again, so many days later. */
  async later(days) {
    await this.stop();
    await this.serve(days);
  }

  /** Serves, on the same port and data as before. */
  async serve(daysLater = 0) {
    const args = ["serve", "--data", this.#data, "--listen", `127.0.0.1:${this.#port}`, "--days-later", `${daysLater}`];
    this.#process = spawn(binary, [...args, ...this.#mail, "--name", "Kith", "--exit-url", `${this.#exit}/`], {
      stdio: ["ignore", "ignore", "pipe"],
    });
    const said = [];
    await new Promise((ready, fail) => {
      createInterface(this.#process.stderr).on("line", (line) => {
        said.push(line);
        if (line.startsWith("Serving ")) ready();
      });
      this.#process.once("exit", () => fail(new Error(`kith did not start: ${said.join("\n")}`)));
      this.#process.once("error", fail);
    });
  }

  /** Stops serving; the data stays. */
  async stop() {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    this.#process.kill("SIGTERM");
    await once(this.#process, "exit");
  }

  /** Keeps everything as it is at this moment, for `goesBack`. It serves on. */
  async remembers() {
    await this.stop();
    await cp(this.#data, `${this.#data}-kept`, { recursive: true });
    await this.serve();
  }

  /** Serves again from that moment: whoever was signed in still is. */
  async goesBack() {
    await this.stop();
    await rm(this.#data, { recursive: true });
    await cp(`${this.#data}-kept`, this.#data, { recursive: true });
    await this.serve();
  }

  /** Ends it in the middle of whatever it does, as a power cut would. */
  async kill() {
    this.#process.kill("SIGKILL");
    await once(this.#process, "exit");
  }

  /** Stops and forgets everything. */
  async remove() {
    await this.stop();
    for (const folder of [this.#data, `${this.#data}-kept`]) await rm(folder, { recursive: true, force: true });
  }
}
