// Deciding on a place, by three relatives on their phones: a list that one brings along, what each would choose, what is
// missing and why, and what is ready for the day.

import { fileURLToPath } from "node:url";
import { expect, signIn, test } from "./lib/fixtures.mjs";
import { Hands } from "./lib/hands.mjs";

const PHONE = { width: 390, height: 800 };
const LIST = fileURLToPath(new URL("../lists/findtreatment-sample.json", import.meta.url));
const PLACE = "Bright Field Treatment Services (constructed example)";
const WHY = "Dr. Weiss starts it on the second day.";

async function atTheOptions(open, house, name, script) {
  const page = await open(house, { javaScriptEnabled: script, viewport: PHONE, mayFail: /4(09|22)/ });
  const hands = new Hands(page, { script });
  await signIn(page, house, name);
  await hands.follow("Open Sunday walks");
  return backToOptions(hands);
}

async function backToOptions(hands) {
  await hands.follow("Plan", "places");
  await hands.follow("Treatment options");
  return hands;
}

async function brings(hands, file) {
  await hands.field("The list, in CSV or JSON").setInputFiles(file);
  await hands.press("Read this list");
}

for (const script of [true, false]) {
  const how = script ? "with JavaScript" : "without JavaScript";

  test(`one brings a list along and another finds a place on it, ${how}`, async ({ open, house }) => {
    const ben = await atTheOptions(open, house, "Ben", script);
    await ben.follow("Find places on a list");
    await ben.follow("Bring a list along");
    const packed = { name: "list.csv", mimeType: "text/csv", buffer: Buffer.from("PK\x03\x04 not a list") };
    await brings(ben, packed);
    await ben.sees("Nothing was taken: this is a compressed file");
    await brings(ben, { name: "huge.csv", mimeType: "text/csv", buffer: Buffer.alloc(21 << 20, 97) });
    await ben.sees("the file is larger than 20 MiB");
    await brings(ben, LIST);
    await ben.sees("17 places can be found on it now");
    await ben.unfold("about a place that was there already");
    await ben.sees("Row 2 is the same place as row 1");

    const ana = await atTheOptions(open, house, "Ana", script);
    await ana.follow("Find places on a list");
    await ana.fill("Near a postcode or a point", "somewhere");
    await ana.tick("Methadone");
    await ana.press("Look for places");
    await ana.sees("Enter a postcode like 24401");
    await expect(ana.field("Methadone")).toBeChecked();
    await ana.fill("Near a postcode or a point", "45402");
    await ana.press("Look for places");
    await ana.sees("1 place fits");
    expect(new URL(ana.page.url()).search).toBe("");
    await ana.follow(PLACE);
    await ana.sees("Call before you count on it");
    await ana.follow("Add it to our options");
    await expect(ana.field("Notes")).toHaveValue(/Medicines, as the list says: Methadone/);
    await ana.press("Add this programme");
    await ana.sees("113 Beacon Avenue");

    const luis = await atTheOptions(open, house, "Luis", script);
    await luis.sees(PLACE);
  });

  test(`three say in private what they would choose, and one books with a reason, ${how}`, async ({ open, house }) => {
    const says = async (name, first, second) => {
      const hands = await atTheOptions(open, house, name, script);
      await hands.follow("Which would you choose?");
      await hands.pick(first, "First");
      await hands.pick(second, "First");
      await hands.press("Keep my answer");
      await hands.sees("Two programmes are in place 1");
      await hands.pick(second, "Second");
      await hands.press("Keep my answer");
      await hands.sees("Your answer is kept");
      return hands;
    };
    await says("Ben", "Riverside Residential", "Harbor House");
    const luis = await says("Luis", "Riverside Residential", "Cedar Street Clinic");
    await expect(luis.page.getByText("First for")).toHaveCount(0);
    const rosa = await says("Rosa", "Harbor House", "Riverside Residential");
    await rosa.follow("Show what came out now");
    await rosa.press("Show it");
    await rosa.sees("First for 2, second for 1.");
    await luis.page.reload();
    await luis.sees("First: Riverside Residential");

    await backToOptions(luis);
    await luis.follow("Riverside Residential");
    await luis.follow("Book this place");
    await luis.sees("For opioids, medicine belongs in every plan");
    await luis.press("Book this place");
    await luis.sees("Write down why, in a sentence.");
    await luis.fill("Why is there no medicine in this plan?", WHY);
    await luis.press("Book this place");
    await luis.sees("Booked");
    const ben = await atTheOptions(open, house, "Ben", script);
    await ben.sees("Luis Rivera wrote:");
    await ben.sees(WHY);
  });

  test(`three get the day ready, ${how}`, async ({ open, house }) => {
    const atTheList = async (name) => {
      const hands = await atTheOptions(open, house, name, script);
      await hands.follow("Harbor House");
      await hands.follow("Ready for the day");
      return hands;
    };
    const [ben, ana] = [await atTheList("Ben"), await atTheList("Ana")];
    const driver = (hands) => hands.follow("Write down about “Who drives, and who drives if they can’t”");
    await driver(ben);
    await driver(ana);
    // A form somebody has begun stays as it is, whatever others do.
    await ana.fill("What you know", "Ana, by train.");
    await ben.fill("What you know", "Ben, in the blue car.");
    await ben.pick("Who sees to it", "Ben Rivera");
    await ben.tick("Yes, it is ready");
    await ben.press("Keep this");
    await ben.sees("1 of 10 ready");
    await ana.press("Keep this");
    await ana.sees("Somebody changed this while you were writing");
    await ana.sees("Ben, in the blue car.");
    await expect(ana.field("What you know")).toHaveValue("Ana, by train.");
    await ana.fill("What you know", "Ben, in the blue car. Ana by train, if it breaks down.");
    await ana.tick("Yes, it is ready");
    await ana.press("Keep this");
    const luis = await atTheList("Luis");
    await luis.sees("Ana by train, if it breaks down.");
    await luis.sees("1 of 10 ready");
  });
}
