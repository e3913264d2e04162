// Boundaries that hold, by three relatives on their phones and who guides them: found together, answered in silence, kept
// week by week, and printed apart.

import { inDays } from "./lib/days.mjs";
import { expect, signIn, test } from "./lib/fixtures.mjs";
import { Hands } from "./lib/hands.mjs";

const PHONE = { width: 390, height: 800 };
const WHEN = "If you can’t pay the rent";
const WORRY = "I am away in May.";
const CANNOT = "You would be alone with it.";

async function inTheCircle(open, house, name, script) {
  const page = await open(house, { javaScriptEnabled: script, viewport: PHONE, mayFail: /4(09|22)/ });
  const hands = new Hands(page, { script });
  await signIn(page, house, name);
  await hands.follow("Open Sunday walks");
  return hands;
}

async function atTheBoundaries(open, house, name, script) {
  const hands = await inTheCircle(open, house, name, script);
  return backToBoundaries(hands);
}

async function backToBoundaries(hands) {
  await hands.follow("Plan", "places");
  await hands.follow("Boundaries");
  return hands;
}

async function writes(hands, when, will) {
  await hands.follow(/^Write (a|another) boundary$/);
  await hands.fill("If …", when);
  await hands.fill("I will …", will);
  await hands.fill("From …", "From Sunday.");
}

async function proposes(hands) {
  await hands.follow("Propose it to the circle");
  await hands.press("Propose it");
}

async function opensAnas(hands) {
  await backToBoundaries(hands);
  await hands.follow(new RegExp(`: Ana Rivera’s boundary, ${WHEN}`));
}

for (const script of [true, false]) {
  const how = script ? "with JavaScript" : "without JavaScript";

  test(`three agree on a boundary and settle what would undo it, ${how}`, async ({ open, house }) => {
    test.slow();
    const ana = await atTheBoundaries(open, house, "Ana", script);

    await test.step("a draft teaches, and takes away nothing that keeps somebody alive", async () => {
      await writes(ana, WHEN, "I won’t call an ambulance");
      await ana.press("Save this draft");
      await ana.sees("These words can’t be agreed to");
      await ana.sees("to look at again");
      await ana.follow("Change the words");
      await ana.fill("I will …", "I will not pay it for you, not even once.");
      await ana.pick("Will you stop one of these?", "Money: rent or mortgage");
      await ana.fill("What I will gladly do", "I will gladly look for a room with you.");
      await ana.pick("How sure am I, on my worst day?", "8");
      await ana.tick("Ben Rivera");
      await ana.tick("Luis Rivera");
      await ana.press("Save these words");
      await expect(ana.page.getByText("These words can’t be agreed to")).toHaveCount(0);
      await proposes(ana);
      await ana.sees("Still asked: Ben Rivera and Luis Rivera");
    });

    const luis = await atTheBoundaries(open, house, "Luis", script);
    await test.step("what would undo it is told to who drafts it, then talked about and settled", async () => {
      await writes(luis, "If you need something", "I will give you cash");
      await luis.pick("Will you still do one of these, or start to?", "Money: cash");
      await luis.press("Save this draft");
      await luis.sees("This and another boundary wouldn’t fit together");
      await backToBoundaries(ana);
      await ana.seesNothingOf("You will stop this: rent or mortgage");
      await proposes(luis);
      await backToBoundaries(ana);
      await ana.sees("You will stop this: rent or mortgage. Luis Rivera will go on with this: cash.");
      await ana.page.getByRole("listitem").filter({ hasText: "You will stop this: rent or mortgage" }).getByRole("link").click();
      await ana.fill("Your words", "Could you give him groceries?");
      await ana.press("Send this");
      await backToBoundaries(luis);
      await luis.page.getByRole("listitem").filter({ hasText: "Ana Rivera will stop this: rent or mortgage" }).getByRole("link").click();
      await luis.sees("Could you give him groceries?");
      await luis.press("This is what we agreed");
      await luis.sees("Write a few words first.");
      await luis.fill("Your words", "Groceries, and no more than ten dollars.");
      await luis.press("This is what we agreed");
      await luis.sees("This is settled");
      await backToBoundaries(ana);
      await ana.seesNothingOf("You will stop this: rent or mortgage");
    });

    const ben = await atTheBoundaries(open, house, "Ben", script);
    await test.step("each answers before they see the others", async () => {
      await opensAnas(ben);
      await ben.choose("I will keep to this, and something worries me");
      await ben.press("Give my answer");
      await ben.sees("Say in a few words why");
      await expect(ben.field("I will keep to this, and something worries me")).toBeChecked();
      await ben.fill("Why?", WORRY);
      await ben.press("Give my answer");
      await ben.sees("Yes, with a worry");
      await opensAnas(luis);
      await luis.seesNothingOf(WORRY);
      await luis.choose("No, I can’t live with this");
      await luis.fill("Why?", CANNOT);
      await luis.press("Give my answer");
      await luis.sees(WORRY);
      await ana.page.reload();
      await backToBoundaries(ana);
      await ana.follow(new RegExp(`: Your boundary, ${WHEN}`));
      await ana.sees(CANNOT);
      await ana.sees("Not agreed yet");
    });

    await test.step("other words ask again, and show what is different", async () => {
      await ana.follow("Change the words");
      await ana.sees("will be asked again");
      await ana.fill("I will …", "I will pay half of it once, straight to the landlord.");
      await ana.press("Save these words");
      for (const keeper of [ben, luis]) {
        await opensAnas(keeper);
        await keeper.sees("What has changed since your last answer");
        await expect(keeper.page.locator("ins").first()).toContainText(/put in: .*half of/);
        await keeper.choose("Yes, I will keep to this");
        await keeper.press("Give my answer");
      }
      await luis.sees("Agreed");
    });
  });

  test(`one keeps a boundary, slips, and asks for help, ${how}`, async ({ open, house }) => {
    test.slow();
    const ben = await atTheBoundaries(open, house, "Ben", script);
    await ben.follow(/: Your boundary, If you stand at my door/);
    await ben.unfold("Choose another first day");
    await ben.fillDay("The first day", inDays(-8));
    await ben.press("Start on this day");
    await ben.follow("Home", "places");
    await ben.sees("How did your boundaries go this week?");
    await ben.follow("Look back");
    await ben.choose("I slipped");
    await ben.fill("A note for yourself", "I lent him twenty dollars.");
    await ben.press("Save, for me only");
    await ben.sees("A slip is not a failure");
    await ben.follow("Ask for help");
    await ben.sees("Mara Lind will see that you ask");
    await ben.fill("What would help?", "Could you call me on Friday?");
    await ben.press("Ask for help");
    await ben.sees("You have asked for help with this");

    const mara = await inTheCircle(open, house, "Mara", script);
    await mara.sees("Someone asks for help");
    await mara.follow("See who asks");
    await mara.sees("Could you call me on Friday?");
    await mara.seesNothingOf("twenty dollars");
    await mara.press("I have been in touch");
    await mara.seesNothingOf("asks for help");
    const luis = await atTheBoundaries(open, house, "Luis", script);
    await luis.seesNothingOf("Could you call me");
    await luis.seesNothingOf("twenty dollars");

    await luis.follow("Print the boundary sheets");
    await luis.follow(/^See the sheets ?: No$/);
    await luis.page.emulateMedia({ media: "print" });
    const papers = luis.page.locator(".sheet");
    await expect(papers).toHaveCount(4);
    await expect(papers.first()).toContainText("Luis Rivera");
    await expect(luis.page.getByRole("heading", { level: 1 })).toBeHidden();
    await expect(luis.page.locator("main")).not.toContainText("If you come home intoxicated");
  });
}
