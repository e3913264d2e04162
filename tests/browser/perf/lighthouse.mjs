// Lighthouse with its usual mobile settings: simulated slow 4G and a processor four times slower.
import lighthouse from "lighthouse";

/** Scores of 100 for one page: `{ performance, accessibility }`, and what was found wanting. */
export async function score(port, address, cookie) {
  const settings = {
    port,
    output: "json",
    logLevel: "error",
    onlyCategories: ["performance", "accessibility"],
    extraHeaders: cookie ? { cookie } : undefined,
  };
  const { lhr } = await lighthouse(address, settings);
  const of = (category) => Math.round((lhr.categories[category].score ?? 0) * 100);
  const wanting = Object.values(lhr.audits).filter(({ score }) => score !== null && score < 0.9);
  return {
    performance: of("performance"),
    accessibility: of("accessibility"),
    wanting: wanting.map(({ id, displayValue }) => `${id} ${displayValue ?? ""}`.trim()),
  };
}
