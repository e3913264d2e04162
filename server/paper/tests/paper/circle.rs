//! An invented circle of twelve, with everything that can be printed.

use kith_paper::*;

/// Who reads: some of them in their own letters.
pub const NAMES: [&str; 12] =
    ["Rosa", "Ben", "Ana", "Dimitris", "Оксана", "ليلى", "נועה", "Zoë", "Łukasz", "Mr. Diaz", "Aunt May", "Björn"];

const SENTENCES: [&str; 10] = [
    "I remember the summer when you taught me to swim in the cold lake behind the house.",
    "On the third of March I found you on the kitchen floor, and I could not wake you.",
    "I was afraid.",
    "You are the one who called me each Sunday, also when nobody else did; I have not forgotten it.",
    "I have learned that this is an illness, and that there is help for it that works for many people.",
    "When the phone rings at night, my hands shake.",
    "Did you know that Dr. Okafor asked about you?",
    "I want to sit beside you again at the long table, with the bread and the noise and the bad jokes.",
    "Please come with us today, at 3 p.m. there is a place that waits for you.",
    "I love you, and I will be there on the first visiting day.",
];

/// A word that stands nowhere else, so that a test can look for it.
pub fn mark(turn: usize, part: usize) -> String {
    format!("mark{turn}x{part}")
}

/// Seven parts of some fifty words.
pub fn parts(turn: usize) -> Vec<String> {
    let own = |part: usize| match turn {
        3 => "Θυμάμαι το καλοκαίρι που με έμαθες να κολυμπώ. Φοβήθηκα πολύ. Σ’ αγαπώ, και θα είμαι εκεί.".to_owned(),
        4 => "Я пам’ятаю літо, коли ти навчив мене плавати. Мені було страшно. Я люблю тебе і буду поруч.".to_owned(),
        5 => "أتذكر الصيف الذي علمتني فيه السباحة. كنت خائفة، ولم أستطع النوم. أنا أحبك وسأكون هناك.".to_owned(),
        6 => "אני זוכרת את הקיץ שבו לימדת אותי לשחות. פחדתי מאוד. אני אוהבת אותך, ואהיה שם.".to_owned(),
        _ => (0..4).map(|at| SENTENCES[(turn * 3 + part * 4 + at) % SENTENCES.len()]).collect::<Vec<_>>().join(" "),
    };
    (0..7).map(|part| format!("{} {}.", own(part), mark(turn, part))).collect()
}

pub fn edition() -> Edition {
    let mut edition = script();
    edition.seats = NAMES
        .iter()
        .enumerate()
        .map(|(at, name)| Seat { place: format!("chair {} from the door", at + 1), who: (*name).into() })
        .collect();
    edition.roles = [
        ("Chair", "Opens the meeting, calls on each reader and keeps it kind. Ends it if it stops being safe.", 0),
        ("Closer", "Reads last and asks the question. Then waits in silence for the answer.", 11),
        ("Driver", "Is ready to leave at once, with a full tank and the route. Brings naloxone in the car.", 1),
        ("Logistics", "Makes sure of the place and packs the bag and the papers. Phones the programme with the answer.", 2),
        ("Timekeeper", "Watches the clock with a light touch. Keeps the meeting to 30 to 45 minutes.", 3),
        ("Follows a walk-out", "Goes after the person if they leave, alone and calm. Nobody else goes, and the door stays free.", 5),
        ("Calls for help", "Keeps a phone on while the others are silent. If there is danger to life, calls for help at once and says where you are.", 6),
        ("Carries naloxone", "Has naloxone in the room, in date, and knows how to give it. Sees that there is some in the car, too.", 7),
    ]
    .map(|(title, does, who)| Role { title: title.into(), who: NAMES[who].into(), does: does.into() })
    .into();
    edition.run_sheet = [
        ("The day before", "Make sure of the bed, the driver, the bag and the papers.", "Ben"),
        ("The day before", "Naloxone is in the room and in the car.", "Ben"),
        ("13:30", "Everybody is here. Nobody has been drinking or using.", "Rosa"),
        ("13:45", "Go or no go.", "Rosa"),
        ("14:00", "Alex arrives.", ""),
        ("14:05", "Opening", "Rosa"),
        ("14:10", "The letters, one after another.", "Ana"),
        ("14:45", "The ask. Then silence.", "Björn"),
        ("15:00", "Leave for the programme, or close kindly.", "ليلى"),
        ("15:15", "Sit together for 15 minutes. Collect and count the paper.", "נועה"),
    ]
    .map(|(time, what, who)| RunRow { time: time.into(), what: what.into(), who: who.into() })
    .into();
    edition.admission = admission();
    edition.boundary_sheets = (0..3).map(boundary_sheet).collect();
    edition.shred = Shred {
        text: Titled { title: "Collect the paper".into(), text: "Collect every copy before anyone leaves, and count them. Shred them, or tear them up small. If the person asks to keep a letter, its writer decides.".into() },
        copies: NAMES.iter().zip(1..).map(|(name, number)| ShredRow { number, what: "Own pages".into(), who: (*name).into() }).collect(),
    };
    edition
}

fn script() -> Edition {
    Edition {
        number: 4,
        when: "Saturday 28 November, 14:00, Aunt May’s living room".into(),
        address: "14 Alder Street, ground floor left".into(),
        not_when: SafetySection {
            title: "Don't hold the meeting when".into(),
            items: ["The person has been drinking or using, or is in severe withdrawal.", "The person is ill, violent or talks of suicide.", "There is violence between partners. Speak to a domestic violence service first.", "One of you has been drinking or using.", "There is no place ready to go to.", "You are worried that it isn't safe, and no trained person has looked at it.", "The plan would need force."].map(Into::into).into(),
            steps: false,
        },
        readers: NAMES.map(|name| Reader { name: name.into(), initials: name.chars().take(1).collect::<String>() + ".R." }).into(),
        opening: Spoken { title: "Opening".into(), cue: "Rosa begins when everybody sits.".into(), words: "Alex, thank you for sitting down with us. We are here because we care about you and we are worried. Each of us has written you a letter, and we would like to read them. It takes about half an hour. You don't have to answer anything. Listening is enough.".into() },
        order: NAMES.map(|who| OrderLine { who: who.into(), note: "about 3 minutes".into() }).into(),
        turns: NAMES.iter().enumerate().map(|(at, name)| Turn { reader: at, title: (*name).into(), cue: format!("Number {}. {name} reads.", at + 1), parts: parts(at) }).collect(),
        ask: Ask {
            reader: Some(11),
            spoken: Spoken { title: "The ask".into(), cue: "Björn asks.".into(), words: "Alex, will you let us help you today? There is a place for you at Harbor House. They expect you today. Ben will drive you there. Will you go?".into() },
            silence: Titled { title: "Then wait".into(), text: "Now be silent. Let the answer come, even if it takes long. If there is an objection, one voice answers, calmly. Then ask again.".into() },
            place: facts(),
        },
        objections: vec![
            Objection { said: "Not now".into(), cue: "Ben answers. Nobody adds to it.".into(), answer: "I know it is sudden. The place is free today, and nobody knows about next week.".into(), fallback: "Then let us phone them together, now.".into() },
            Objection { said: "Ich kann nicht weg von der Arbeit".into(), cue: "Ana answers. Nobody adds to it.".into(), answer: "I have asked. There is leave for this, and your job waits.".into(), fallback: String::new() },
        ],
        after_objections: "After each answer, ask once more. Then be silent.".into(),
        ladder: Ladder {
            cue: "Offer one at a time, from the top down.".into(),
            rungs: vec![
                Rung { title: "Ask for an assessment this week".into(), who_and_when: "Ana sees to it. In the first week, after “No”.".into(), how: "Phone at nine, when they open.".into() },
                Rung { title: "Спросить врача".into(), who_and_when: "Ben sees to it. Within two weeks.".into(), how: String::new() },
            ],
        },
        closing: Closing {
            cue: "If the answer was no, each of you can now read your own boundary sheet, once and slowly. After a yes, leave it folded.".into(),
            spoken: vec![Titled { title: "If the answer is yes".into(), text: "Thank you, Alex. We are proud of you and we are with you. We can leave now.".into() }, Titled { title: "If the answer is not yes".into(), text: "Thank you for listening, Alex. We love you, and that does not change today. The help stays open.".into() }],
            afterwards: vec![Titled { title: "Afterwards, for the circle".into(), text: "Stay together for 15 minutes. Each says in a sentence how they are.".into() }],
        },
        safety: safety(),
        ..Edition::default()
    }
}

fn facts() -> Vec<Fact> {
    [
        ("Programme", "Harbor House"),
        ("Phone", "555 0100"),
        ("First opening", "28 November"),
        ("Driver", "Ben"),
        ("If that place is gone", "Lakeside, 555 0111"),
    ]
    .map(|(label, value)| Fact { label: label.into(), value: value.into() })
    .into()
}

fn admission() -> Admission {
    let items = [
        ("The way there", "Route 9, 40 minutes. Through Elm Street if the bridge is closed.", "Ben", true),
        ("A packed bag, from their own list", "In the hall, behind the door.", "Ana", true),
        ("Papers and cards", "ID and insurance card are in the blue folder.", "Rosa", false),
        ("Naloxone in the car", "", "Ben", false),
        ("Who phones ahead", "Ana, 555 0100, when the car leaves.", "Ana", false),
    ]
    .map(|(title, note, who, ready)| AdmissionItem {
        title: title.into(),
        note: note.into(),
        who: who.into(),
        ready,
    });
    Admission { facts: facts(), items: items.into() }
}

fn boundary_sheet(member: usize) -> BoundarySheet {
    BoundarySheet {
        member,
        title: NAMES[member].into(),
        cue: "No. Only for this answer. Read your own aloud once, slowly. For any other answer, leave it folded."
            .into(),
        own: vec![
            vec![
                "If you come home intoxicated".into(),
                "I will stay at my sister’s that night.".into(),
                "From Sunday".into(),
            ],
            vec!["When you ask me for money".into(), "I will buy food instead, with you.".into()],
        ],
        for_you: vec![
            vec!["Support from: my sister".into()],
            vec!["Ben’s, which you keep too:".into(), "I will not phone your work.".into()],
        ],
        never: vec![
            "Naloxone, and knowing where it is.".into(),
            "A call for help in an emergency.".into(),
            "A ride to a doctor.".into(),
        ],
    }
}

/// As long as the one that the app has.
pub fn safety() -> SafetyCard {
    let section = |title: &str, items: &[&str], steps| SafetySection {
        title: title.into(),
        items: items.iter().map(|item| (*item).into()).collect(),
        steps,
    };
    let fact = |label: &str, value: &str| Fact { label: label.into(), value: value.into() };
    SafetyCard {
        first: vec![
            fact("Call", "911"),
            fact("We are at", "14 Alder Street, ground floor left"),
            fact("Calls for help", "נועה"),
            fact("Has naloxone", "Zoë"),
            fact("Naloxone in the car", "In the door on the driver’s side"),
        ],
        sections: vec![
            section("What to do in an overdose", &["Call 911, or your local emergency number. Give naloxone. If there are two of you, do both at once.", "Give breaths or CPR as the person on the phone tells you.", "If they don't wake after 2 to 3 minutes, give a second dose. Follow the label on the box.", "When they breathe, lay them on their side.", "Stay until help comes. Naloxone wears off. They may wake up sick or angry."], true),
            section("Signs of an overdose", &["They won't wake when you shout or rub your knuckles on their breastbone.", "Their breathing is slow or shallow, or has stopped.", "They gurgle.", "Their lips or nails change colour.", "Their pupils are tiny.", "Their body is limp, or cold and damp."], false),
            section("Naloxone", &["If you are not sure it was opioids, give it. It does no harm without them.", "The 4 mg nose spray is sold without a prescription.", "Know where it is, when it runs out of date, and who can give it.", "Leave naloxone where the person can reach it."], false),
            section("If someone talks of suicide", &["In the United States, call or text 988. You can call for someone else.", "If a life is at risk now, call 911 or the emergency number where you live."], false),
            section("When the danger is higher", &["Using alone.", "Mixing drugs, or drugs and alcohol.", "Not knowing what is in it.", "After treatment, jail or an illness."], false),
            section("Before anybody stops", &["Withdrawal from opioids rarely kills, but vomiting and diarrhoea can if nobody treats them. The body also gets used to less. The old amount can then cause an overdose.", "Someone who is pregnant should not stop opioids suddenly. See a doctor first.", "Nobody who drinks a lot should stop suddenly without medical advice. Withdrawal can bring seizures and deep confusion, and it can kill. See a doctor first. Milder cases may be treated from home."], false),
        ],
        lines: vec![
            Helpline { name: "988 Lifeline".into(), number: "988".into(), hours: "Day and night, every day".into(), purpose: "Thoughts of suicide, a mental health crisis, or a crisis with drugs or alcohol. You can also call if you are worried about someone else.".into() },
            Helpline { name: "988 Lifeline by text".into(), number: "988".into(), hours: "Day and night, every day".into(), purpose: "The same help as a call, when it isn't safe to speak out loud.".into() },
            Helpline { name: "SAMHSA helpline".into(), number: "1-800-662-4357".into(), hours: "Day and night, every day".into(), purpose: "Finds treatment and support groups near you, also without insurance. Free and private. It does not give counselling.".into() },
            Helpline { name: "988 Lifeline by chat".into(), number: "988lifeline.org".into(), hours: "Day and night, every day".into(), purpose: "The same help, typed in a web page. The page may stay in your browser history.".into() },
            Helpline { name: "SAMHSA National Helpline by TTY".into(), number: "1-800-487-4889".into(), hours: "Day and night, every day".into(), purpose: "The same helpline, for people who use a TTY.".into() },
            Helpline { name: "SAMHSA treatment search by text".into(), number: "435748".into(), hours: String::new(), purpose: "Text your ZIP code. You get back places for treatment near you.".into() },
            Helpline { name: "National Domestic Violence Hotline".into(), number: "1-800-799-7233".into(), hours: "Day and night, every day".into(), purpose: "Someone hurts, threatens or controls you, or you fear it. Call here before you plan any meeting.".into() },
            Helpline { name: "Crisis Text Line".into(), number: "741741".into(), hours: "Day and night, every day".into(), purpose: "Any kind of crisis, by text. You can send just one word to begin.".into() },
            Helpline { name: "Questions about NARCAN spray".into(), number: "1-844-462-7226".into(), hours: String::new(), purpose: "The maker's line for questions about its naloxone spray. In an overdose, call 911.".into() },
        ],
        sources: "Sources: anfhelp.org; FDA label of naloxone nasal spray; CDC; drugfree.org; FDA; Wyoming Department of Health (health.wyo.gov); neighborhoodctr.org; mcphs.edu; SAMHSA National Helpline page (samhsa.gov), read in a copy; US Department of Justice, Office for Victims of Crime (ovc.ojp.gov); Allies in Recovery; mentalhealthhotline.org; dupageplt.org. Reviewed on Saturday 21 November 2026.".into(),
        reviewed_by: "No clinician has read these texts yet.".into(),
    }
}

/// All that can be printed from it, each once.
pub fn documents() -> Vec<Document> {
    use Document::*;
    let readers = (0..NAMES.len()).map(|reader| ReaderPages { reader });
    let others = [
        WholeScript,
        OrderCard,
        RunSheet,
        Objections,
        BoundarySheets { member: None },
        SafetyCard,
        AdmissionSheet,
        ShredList,
    ];
    others.into_iter().chain(readers).collect()
}
