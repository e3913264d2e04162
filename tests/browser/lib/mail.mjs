// A mail server of a test's own: it takes every mail, and keeps what is in it.

import { once } from "node:events";
import { createServer } from "node:net";
import { createInterface } from "node:readline";

export class MailServer {
  #server;
  #mails = [];
  #waiting = [];

  static async start() {
    const mail = new MailServer();
    mail.#server = createServer((socket) => mail.#talk(socket)).listen(0, "127.0.0.1");
    await once(mail.#server, "listening");
    return mail;
  }

  get url() {
    return `smtp://127.0.0.1:${this.#server.address().port}`;
  }

  #talk(socket) {
    const says = (line) => socket.write(`${line}\r\n`);
    let text = null;
    socket.on("error", () => {});
    says("220 mail.test ESMTP");
    createInterface(socket).on("line", (line) => {
      const command = line.slice(0, 4).toUpperCase();
      if (text === null && command === "QUIT") socket.end("221 bye\r\n");
      else if (text === null && command === "DATA") (text = []), says("354 go on");
      else if (text === null) says("250 mail.test");
      else if (line !== ".") text.push(line.replace(/^\./, ""));
      else this.#takes(text.join("\n")), (text = null), says("250 taken");
    });
  }

  #takes(text) {
    // Long lines come in pieces that end with "=".
    this.#mails.push(text.replaceAll("=\n", "").replaceAll("=3D", "="));
    this.#waiting.splice(0).forEach((told) => told());
  }

  /** The next mail that nobody has read yet. */
  async next() {
    while (this.#mails.length === 0) await new Promise((told) => this.#waiting.push(told));
    return this.#mails.shift();
  }

  close() {
    this.#server.close();
  }
}

/** The links in a mail, in order. */
export const linksIn = (mail) => mail.split("\n\n").slice(1).join("\n").match(/http:\/\/\S+/g);
