// The same table as kith-load's.
import { writeFileSync } from "node:fs";

const lines = [];

/** Adds a figure; `least` or `most` is what was promised. */
export function add(part, what, value, unit, { least, most } = {}) {
  const met = least !== undefined ? value >= least : most !== undefined ? value <= most : undefined;
  lines.push({ part, what, value, unit, least, most, met });
  console.error(`  ${part}: ${what}: ${figure(value)} ${unit}${met === undefined ? "" : met ? " – met" : " – MISSED"}`);
}

/** The middle one. */
export function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}

/** Writes the figures to `file`, prints the table, and says whether every promise was kept. */
export function finish(file) {
  writeFileSync(file, JSON.stringify(lines, null, 2));
  const rows = lines.map(({ part, what, value, unit, least, most, met }) => {
    const promised = least !== undefined ? `≥ ${least} ${unit}` : most !== undefined ? `≤ ${most} ${unit}` : "";
    const verdict = met === undefined ? "" : met ? "met" : "**missed**";
    return `| ${part} | ${what} | ${figure(value)} ${unit} | ${promised} | ${verdict} |`;
  });
  console.log(["| part | what | measured | promised | |", "|---|---|---|---|---|", ...rows].join("\n"));
  return lines.every(({ met }) => met !== false);
}

function figure(value) {
  return Number(value.toPrecision(3)).toString();
}
