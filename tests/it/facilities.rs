//! A list of places, as a file: brought along by one, looked through by all, and refused when it is none.

use crate::world::{Page, Person, on_both};
use reqwest::Method;
use reqwest::header::CONTENT_TYPE;

const SAMPLE: &str = include_str!("../lists/findtreatment-sample.json");
const BOUNDARY: &str = "----a-line-that-no-list-has";

impl Person {
    /// Chooses a file in the form and sends it.
    pub async fn brings_list(&self, circle: &str, name: &str, file: impl AsRef<[u8]>) -> Page {
        let op =
            self.opens(&format!("{circle}/lists/import")).await.is(200).form("/import").value("op").unwrap().to_owned();
        self.brings_list_as(circle, &op, name, file).await
    }

    async fn brings_list_as(&self, circle: &str, op: &str, name: &str, file: impl AsRef<[u8]>) -> Page {
        let head = format!(
            "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"op\"\r\n\r\n{op}\r\n\
             --{BOUNDARY}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
             Content-Type: text/csv\r\n\r\n"
        );
        let body = [head.as_bytes(), file.as_ref(), format!("\r\n--{BOUNDARY}--\r\n").as_bytes()].concat();
        self.sends_body(&format!("{circle}/lists/import"), body).await
    }

    async fn sends_body(&self, path: &str, body: Vec<u8>) -> Page {
        let request = self.request(Method::POST, path).header("sec-fetch-site", "same-origin");
        let kind = format!("multipart/form-data; boundary={BOUNDARY}");
        self.answer(path, request.header(CONTENT_TYPE, kind).body(body)).await
    }

    /// Looks for places by these fields alone.
    async fn looks_for(&self, circle: &str, fields: &[(&str, &str)]) -> Page {
        self.posts(&format!("{circle}/lists"), fields).await
    }
}

on_both! {
    async fn one_brings_a_list_and_another_makes_an_option_of_a_place(world) {
        let circle = &*world.riveras;
        world.ana.opens(&format!("{circle}/lists")).await.is(200).says("No list yet");
        let list = world.ben.brings_list(circle, "virginia.json", SAMPLE).await.is(303).leads_to();
        let report = world.rosa.opens(&list).await.is(200).says("virginia.json").says("18 rows read").says("17 places");
        let report = report.says("Row 2 is the same place as row 1").says("Psychotropic medication");
        report.says("Ben Rivera brought it along");

        let found = world.ana.looks_for(circle, &[("medication", "methadone"), ("near", "45402"), ("miles", "25")]).await;
        let found = found.is(200).says("1 place fits").says("Less than a mile away");
        let place = found.link("Bright Field Treatment Services");
        let page = world.ana.opens(&place).await.is(200).says("Methadone").says("113 Beacon Avenue, Dayton, OH 45402");
        let page = page.says("Who can pay").says("Methadone maintenance").says("Call before you count on it");
        let form = world.ana.opens(&page.link("Add it to our options")).await.is(200).form("/options/new");
        assert_eq!(form.value("programme").unwrap(), "Bright Field Treatment Services (constructed example)");
        assert_eq!((form.value("phone").unwrap(), form.value("website").unwrap()), ("937-555-0107", "http://www.brightfield.example"));
        assert!(form.value("notes").unwrap().contains("From a list of "));
        let option = world.ana.sends(form).await.is(303).leads_to();
        let option = world.ben.opens(&option).await.is(200).says("113 Beacon Avenue").says("Their site");
        // A list says that they give it; only a call says if one can stay on it.
        option.says("Medicines, as the list says: Methadone").says("For opioids, medicine belongs in every plan");
        let again = world.ben.looks_for(circle, &[("words", "bright")]).await.is(200);
        again.says("Already among your options");
    }

    async fn places_are_found_by_what_matters(world) {
        let circle = &*world.riveras;
        world.ben.brings_list(circle, "list.json", SAMPLE).await.is(303);
        for (fields, count) in [
            (vec![("words", "")], "17 places fit"),
            (vec![("level", "home")], "1 place fits"),
            (vec![("language", "spanish"), ("payment", "medicaid"), ("medication", "buprenorphine")], "fit"),
            (vec![("programme", "g-vet")], "fit"),
            (vec![("near", "38.03, -78.48"), ("miles", "10")], "places fit"),
            (vec![("words", "charlottesville"), ("near", "22901")], "places fit"),
            (vec![("words", "nowhere at all")], "No place fits all of it"),
            (vec![("near", "22999"), ("miles", "50")], "rough"),
            (vec![("level", "<script>"), ("miles", "1e9"), ("after", "-7")], "17 places fit"),
        ] {
            world.ana.looks_for(circle, &fields).await.is(200).says(count);
        }
        let form = world.ana.opens(&format!("{circle}/lists")).await.form("/lists");
        let unknown = world.ana.sends(form.with("near", "99501").with("words", "harbor")).await.is(422);
        let again = unknown.says("No place on your lists has a postcode like that").form("/lists");
        assert_eq!((again.value("near").unwrap(), again.value("words").unwrap()), ("99501", "harbor"), "nothing typed is lost");
        world.ana.looks_for(circle, &[("near", "home")]).await.is(422).says("Enter a postcode like 24401");
        world.ana.looks_for(circle, &[("words", &"a".repeat(101))]).await.is(422).says("too long");
    }

    async fn many_places_come_a_few_at_a_time(world) {
        let circle = &*world.riveras;
        let rows: String = (0..45).map(|n| format!("House {n:02},{n} Mill Lane\n")).collect();
        world.ben.brings_list(circle, "list.csv", format!("name1,street1\n{rows}")).await.is(303);
        let first = world.ana.looks_for(circle, &[("words", "house")]).await.is(200).says("45 places fit");
        let first = first.says("Here are 1 to 20").says("House 19").never_says("House 20");
        let second = world.ana.sends(first.button("Show more")).await.is(200).says("Here are 21 to 40");
        let third = world.ana.sends(second.button("Show more")).await.is(200).says("House 44");
        third.never_says("Show more");
    }

    async fn a_list_is_its_circles_own(world) {
        let list = world.ben.brings_list(&world.riveras, "list.json", SAMPLE).await.is(303).leads_to();
        let (okafor, theirs) = (&world.okafor, &*world.okafors);
        okafor.opens(&format!("{theirs}/lists")).await.is(200).says("No list yet");
        okafor.looks_for(theirs, &[("words", "")]).await.is(200).never_says("Region Ten");
        let elsewhere = list.replace(&*world.riveras, theirs);
        for path in [list.clone(), elsewhere.clone(), format!("{elsewhere}/1"), format!("{elsewhere}/1/add")] {
            okafor.opens(&path).await.is(404);
        }
        okafor.posts(&format!("{elsewhere}/remove"), &[("a", "b")]).await.is(404);
        for number in ["0", "18", "-1", "x", "18446744073709551615", "18446744073709551616"] {
            world.ana.opens(&format!("{list}/{number}")).await.is(404);
        }
    }

    async fn the_same_list_twice_is_one_and_a_list_can_go(world) {
        let circle = &*world.riveras;
        let op = world.ben.opens(&format!("{circle}/lists/import")).await.form("/import").value("op").unwrap().to_owned();
        let first = world.ben.brings_list_as(circle, &op, "a.json", SAMPLE).await.is(303).leads_to();
        let again = world.ben.brings_list_as(circle, &op, "a.json", SAMPLE).await.is(303).leads_to();
        assert_eq!(first, again);
        let second = world.rosa.brings_list(circle, "b.json", SAMPLE).await.is(303).leads_to();
        world.rosa.opens(&second).await.is(200).says("17 places").says("the newest one counts");
        world.ana.looks_for(circle, &[("words", "")]).await.says("17 places fit").link(&second);
        let question = world.ana.opens(&world.ana.opens(&first).await.link("Throw this list away")).await.is(200);
        world.ana.sends(question.says("Options that you made of them stay").form("/remove")).await.is(303);
        world.ana.opens(&first).await.is(404);
        world.ana.looks_for(circle, &[("words", "")]).await.says("17 places fit");
        world.ana.opens(circle).await.says("threw a list of places away");
    }

    async fn what_is_no_list_is_told_apart_and_changes_nothing(world) {
        let circle = &*world.riveras;
        let deep = "[".repeat(1 << 20);
        let many = format!("name1\n{}", "A\n".repeat(1_000_000));
        let large = vec![b'a'; (20 << 20) + 1];
        let files: [(&str, &[u8], &str); 11] = [
            ("bomb.csv", b"PK\x03\x04 ten thousand gigabytes of nought", "compressed file or a spreadsheet"),
            ("bomb.csv", b"\x1f\x8b\x08\x00", "compressed file"),
            ("picture.json", b"\x89PNG\r\n\x1a\n\0\0", "isn’t a list in CSV or JSON"),
            ("page.csv", b"<!doctype html><script>alert(1)</script>", "isn’t a list"),
            ("letter.csv", b"Dear Sam,\nI love you.\n", "No list of facilities was found"),
            ("empty.csv", b"  \n", "the file is empty"),
            ("half.csv", b"name1,city\nHarbour House,\"Staunton\nHill Clinic,Staunton\n", "damaged or incomplete"),
            ("half.json", &SAMPLE.as_bytes()[..SAMPLE.len() / 2], "damaged or incomplete after row"),
            ("deep.json", deep.as_bytes(), "damaged or incomplete after row 0"),
            ("many.csv", many.as_bytes(), "more than 30,000 rows"),
            ("large.csv", &large, "larger than 20 MiB"),
        ];
        for (name, bytes, why) in files {
            let why = why.replacen("No list", "no list", 1);
            let answer = world.ben.brings_list(circle, name, bytes).await.is(422);
            answer.says("Nothing was taken").says(&why).form("/import");
        }
        let nothing = world.ben.brings_list(circle, "", b"").await;
        nothing.is(422).says("Choose a file on this device");
        world.ben.brings_list(circle, "no-names.csv", "name1,city\n,Staunton\n").await.is(422).says("Row 1: it has no name.");
        world.ana.opens(&format!("{circle}/lists")).await.says("No list yet");
    }

    async fn a_hostile_row_is_words_or_is_left_out(world) {
        let circle = &*world.riveras;
        let long = "x".repeat(1 << 20);
        let file = [
            b"name1,website,zz9\n<script>alert(1)</script>,javascript:alert(1),1\nCaf\xe9,,\n".as_slice(),
            long.as_bytes(),
            b",,\nOne,too,many,commas\n",
        ]
        .concat();
        let name = "<img src=x onerror=alert(1)>.csv";
        let list = world.ben.brings_list(circle, name, file).await.is(303).leads_to();
        let report = world.ana.opens(&list).await.is(200).says("4 rows read").says("3 rows left out");
        let report = report.says("Row 2: it holds characters").says("Row 3: its name is too long").says("Row 4: it has 4 fields");
        assert!(!report.body.contains("<img src=x"));
        let place = world.ana.opens(&format!("{list}/1")).await.is(200).says("<script>alert(1)</script>").says("ZZ9");
        assert!(!place.body.contains("<script>alert") && !place.body.contains("href=\"javascript"));
        let form = world.ana.opens(&format!("{list}/1/add")).await.is(200).form("/options/new");
        let option = world.ana.sends(form).await.is(303).leads_to();
        let option = world.ana.opens(&option).await.is(200);
        assert!(!option.body.contains("<script>alert") && !option.body.contains("href=\"javascript"));
    }

    async fn only_one_door_takes_files_and_broken_forms_are_answered(world) {
        let circle = &*world.riveras;
        let import = format!("{circle}/lists/import");
        for body in [&b"not multipart at all"[..], b"", b"------a-line-that-no-list-has\r\n", &[0xff; 4096]] {
            world.ben.sends_body(&import, body.to_vec()).await.is(422).says("Choose a file");
        }
        let cut = format!(
            "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\nname1\nHarbour House\n"
        );
        world.ben.sends_body(&import, cut.into_bytes()).await.is(422).says("couldn’t be read to its end");
        let large = vec![b'a'; 300 << 10];
        let elsewhere = world.ben.sends_body(&format!("{circle}/lists"), large.clone()).await;
        assert!([400, 413, 415].contains(&elsewhere.status), "{}", elsewhere.status);
        world.ben.posts_raw(&format!("{circle}/lists"), large).await.is(413);
        world.ana.opens(&format!("{circle}/lists")).await.says("No list yet");
    }
}
