// Families who go different ways. On a phone, with JavaScript and without.

import { inDays } from "./lib/days.mjs";
import { SUICIDE, VIOLENCE, answersSafety, asked, chooses, readsFirstPages, somebody } from "./lib/family.mjs";
import { expect, test } from "./lib/fixtures.mjs";

for (const script of [true, false]) {
  const how = script ? "with JavaScript" : "without JavaScript";

  test(`where there is violence nobody asks, and the family looks after itself, ${how}`, async ({ open, kith }) => {
    test.slow();
    const { hands } = await somebody(open, kith, "Ida", script);
    await answersSafety(hands, { [VIOLENCE]: "Yes, now or in the last weeks" });
    await hands.sees("Don't hold a meeting now");
    await hands.follow("Home", "places");
    await hands.sees("Safety comes first");
    await expect(hands.button("Not now")).toHaveCount(0);
    await chooses(hands, "A prepared meeting with letters", "All the same.");
    await hands.sees("don't ask now");
    expect(await hands.copies("Why this one")).toBe("All the same.");
    await hands.choose("For now, look after yourselves");
    await hands.press("Keep this choice");
    await hands.sees("You stand behind it.");
    await hands.follow("Home", "places");
    await hands.sees("Not used");
    await hands.seesNothingOf("Write the first part of your letter");
  });

  test(`where a professional is needed, one is named, ${how}`, async ({ open, kith }) => {
    test.slow();
    const { hands } = await somebody(open, kith, "Ivo", script);
    await answersSafety(hands, { [SUICIDE]: "Yes, longer ago" });
    await hands.sees("Go on only with a professional");
    await hands.follow("How to find a professional");
    await hands.sees("CIP");
    await chooses(hands, "A prepared meeting with letters", "We are five.");
    await hands.sees("Ask one to lead here, or write down who guides you.");
    await hands.fill("Who guides you", "Dr. Weiss");
    await hands.press("Keep this choice");
    await hands.sees("Guided by: Dr. Weiss");
    await hands.sees("Kim is told beforehand.");
    await hands.follow("Home", "places");
    await hands.follow("Week by week");
    await hands.fillDay("From", inDays(40));
    await hands.fillDay("To", inDays(45));
    await hands.press("Propose these days");
    await hands.sees("Week by week");
    await hands.sees("All of you can.");
  });

  test(`one relative alone asks again until the answer is yes, ${how}`, async ({ open, kith }) => {
    test.slow();
    const { hands } = await somebody(open, kith, "Lou", script);
    await answersSafety(hands);
    await chooses(hands, "One of you asks, at a good moment", "I am alone with this.");
    await hands.follow("Home", "places");
    await hands.seesNothingOf("Invite the first people");
    await readsFirstPages(hands);
    await hands.sees("Write down what treatment there was before");
    await hands.follow("Write it down");
    await hands.follow("There was none");
    await hands.press("Keep this");
    await hands.follow("Home", "places");
    await hands.sees("Add a place for treatment");
    await hands.press("Not now");
    await hands.seesNothingOf("Add a place for treatment");
    await hands.follow("Plan", "places");
    await hands.follow("How you ask");
    await hands.follow("Asking Kim: what was said so far");
    await asked(hands, "They will think about it");
    await hands.sees("You ask next, on");
    await asked(hands, "They said yes");
    await hands.sees("How it ended: Yes");
    await hands.sees("Leave for the programme now");
    await hands.follow("The year after");
    await hands.unfold("Write down that something has changed");
    await hands.choose("They left treatment early");
    await hands.press("Keep this, and plan from here");
    await hands.sees("The most dangerous weeks");
    await hands.follow("Home", "places");
    await hands.sees("The most dangerous weeks");
  });

  test(`where nothing speaks against it they meet, and what follows a yes is there, ${how}`, async ({ open, kith }) => {
    test.slow();
    const ira = await somebody(open, kith, "Ira", script);
    const { hands } = ira;
    await answersSafety(hands);
    await hands.sees("Nothing you answered speaks against a meeting");
    await chooses(hands, "A prepared meeting with letters", "She listens to all of us.");
    await hands.sees("Kim is told beforehand.");
    await hands.follow("Home", "places");
    await hands.sees("Invite the first people");
    await ira.setsMeeting({ day: inDays(0), time: "10:00", place: "Aunt Ida's porch" });
    await hands.follow("Home", "places");
    await hands.sees("Write down how it went");
    await ira.records("Yes", "She cried, and packed.");
    await hands.sees("Leave for the programme now");
    await hands.sees("In the first hour");
    await hands.follow("The year after");
    await hands.sees("Hold the next check-in now");
  });

  test(`somebody who is invited openly comes to the meeting, ${how}`, async ({ open, kith }) => {
    test.slow();
    const uri = await somebody(open, kith, "Uri", script);
    const { hands } = uri;
    await answersSafety(hands);
    await chooses(hands, "Invite them openly", "We want no secrets.");
    await hands.follow("Asking Kim: what was said so far");
    await asked(hands, "They will think about it", "To come to a meeting of the family.");
    await hands.sees("You ask next, on");
    await asked(hands, "They said yes", "To come to a meeting of the family.");
    // Coming is no yes to treatment: the meeting is still to be held.
    await hands.seesNothingOf("How it ended: Yes");
    await uri.setsMeeting({ day: inDays(0), time: "18:00", place: "Our kitchen" });
    await hands.follow("Home", "places");
    await hands.sees("Write down how it went");
    await uri.records("Partly", "She will see a doctor first.");
    await hands.follow("The year after");
    await hands.sees("Hold the next check-in now");
  });

  test(`a no becomes a yes on day 40, ${how}`, async ({ open, kith }) => {
    test.slow();
    const noa = await somebody(open, kith, "Noa", script);
    const { hands } = noa;
    await answersSafety(hands);
    await chooses(hands, "A prepared meeting with letters", "She listens to all of us.");
    await noa.records("No", "She wants to be left alone.");
    await hands.follow("Plan", "places");
    await hands.follow("How you ask");
    await hands.follow("Asking Kim: what was said so far");
    const planned = (await hands.button("Set who asks, and when").count()) === 0;
    if (planned) await hands.unfold("Change who or when");
    await hands.pick("Who asks", "Noa");
    await hands.fillDay("On which day", inDays(40));
    await hands.press(planned ? "Change who or when" : "Set who asks, and when");
    await kith.later(40);
    await hands.visit("/sign-in");
    await noa.signsIn();
    await hands.follow("Open Sewing");
    // What was true then may not be true now.
    await hands.sees("Answer some questions about safety");
    await answersSafety(hands);
    await hands.follow("Home", "places");
    await hands.sees("The next invitation");
    await hands.follow("Open the task");
    await hands.sees("The next invitation");
    await asked(hands, "They said yes");
    await hands.sees("Leave for the programme now");
    await hands.follow("Home", "places");
    await hands.seesNothingOf("The next invitation");
  });
}
