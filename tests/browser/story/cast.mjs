// The people of the story, all invented, and what they bring.

import { inDays } from "../lib/days.mjs";
import { Person } from "../lib/person.mjs";

export const circle = {
  name: "Garden club",
  person: "Danny",
  pronouns: "he / him",
  relation: "mother",
  substance: "Opioids",
  whatHappened: "In May he overdosed at home and Ben found him.",
};

export const letters = {
  rosa: {
    "Who you are to me": "Danny, you are my son, and you made me laugh at the darkest funeral.",
    "My hope, and one thing I ask": "Please go to Harbor House with us today.",
  },
  ben: {
    "A true memory": "You taught me to drive behind the church and never raised your voice.",
    "What I saw": "On 3 May I found you on the bathroom floor.",
  },
  luis: { "How I will be there": "I will bring soup on Sundays, whatever you decide." },
  // She isn't ready to show hers.
  ana: { "What it was like for me": "I was ashamed that I kept the secret for so long." },
};

export const harborHouse = {
  programme: "Harbor House",
  phone: "555-0142",
  level: "3.5 Clinically Managed High-Intensity Residential",
  medicine: "Buprenorphine",
  opening: inDays(14),
  held: inDays(15),
  cost: "1,200 a week; the insurance pays most of it.",
};

export const birchRoad = {
  programme: "Birch Road Clinic",
  phone: "555-0143",
  level: "2.1 Intensive Outpatient",
  medicine: "Methadone",
  opening: inDays(16),
  held: inDays(30),
  cost: "Nothing, if he has his card.",
};

export const millLane = {
  programme: "Mill Lane",
  phone: "555-0144",
  level: "1.5 Outpatient Therapy",
  medicine: "Buprenorphine",
  opening: inDays(3),
  held: inDays(20),
  cost: "Nobody has said yet.",
};

export const noCash = {
  when: "If you ask me for cash",
  will: "I will say no, kindly, and pay the phone bill straight to the company.",
  from: "From Sunday",
};

export const meeting = { day: inDays(14), time: "10:30", place: "Ana’s living room" };

/** Four of the family and a professional, each with a browser of their own. */
export async function gather(handsOf) {
  const names = { rosa: "Rosa Rivera", ben: "Ben Rivera", luis: "Luis Rivera", ana: "Ana Castillo", mara: "Mara Lind" };
  const people = Object.entries(names).map(async ([key, name]) => [key, new Person(name, await handsOf())]);
  return Object.fromEntries(await Promise.all(people));
}
