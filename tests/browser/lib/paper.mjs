// What comes out of the printer, read back with poppler's tools.

import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { promisify } from "node:util";

import { test } from "./fixtures.mjs";

const run = promisify(execFile);

/** Prints a page: its text with a form feed after each sheet, how many sheets, and their size. */
export async function printed(page, format) {
  const file = test.info().outputPath(`script-${format}.pdf`);
  await writeFile(file, await page.pdf({ format }));
  const text = (await run("pdftotext", ["-layout", file, "-"])).stdout;
  const facts = (await run("pdfinfo", [file])).stdout;
  const pages = Number(/^Pages:\s+(\d+)/m.exec(facts)[1]);
  const [, size] = /^Page size:.*\((.+)\)/m.exec(facts);
  return { text, pages, size };
}
