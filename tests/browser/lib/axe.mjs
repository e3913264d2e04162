// What axe knows of a page.

import axe from "axe-core";

/** What axe finds on the page as it shows now: by all its rules, or only by those about colours. */
export async function violations(page, about = "everything") {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  return page.evaluate(async (about) => {
    const runOnly = about === "colours" ? { runOnly: ["cat.color"] } : {};
    const { violations } = await window.axe.run(document, { resultTypes: ["violations"], ...runOnly });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`);
  }, about);
}
