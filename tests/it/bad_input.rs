//! Whatever arrives, there is a page that says so in plain words, and never an error of ours.

use crate::world::{PASSWORD, on_both};
use reqwest::Method;

on_both! {
    async fn more_than_fits_is_said_plainly(world) {
        let huge = "x".repeat(1_000_000);
        world.rosa.posts("/circles/new", &[("name", &huge)]).await.is(413).says("That is more text than fits");
        world.browser().posts("/sign-in", &[("email", &huge)]).await.is(413);
        // The limit is on the form, not on the connection: the next request is fine.
        world.rosa.opens("/circles/new").await.is(200);
    }

    async fn too_long_for_its_field_comes_back_whole(world) {
        let form = world.rosa.opens("/circles/new").await.form("/circles/new");
        let (name, story) = ("n".repeat(61), "s".repeat(2_001));
        let page = world.rosa.sends(form.with("name", &*name).with("what_happened", &*story)).await.is(422);
        let form = page.says("1 character too long").form("/circles/new");
        assert_eq!(form.value("name"), Some(&*name));
        assert_eq!(form.value("what_happened"), Some(&*story));
    }

    async fn missing_fields_are_asked_for(world) {
        for (door, who) in
            [("/sign-in", world.browser()), ("/sign-up", world.browser()), ("/circles/new", world.rosa.clone())]
        {
            who.posts::<&str, &str>(door, &[]).await.is(422);
            who.posts(door, &[("unheard-of", "field")]).await.is(422);
        }
        world.rosa.posts::<&str, &str>("/account/password", &[]).await.is(422);
    }

    async fn bytes_that_are_no_text_are_refused(world) {
        for bytes in
            [b"name=%ff%fe&person=%c3%28".to_vec(), b"name=\xff\xfe".to_vec(), b"=&&==%zz%".to_vec(), vec![0; 64]]
        {
            for (door, who) in [("/circles/new", &world.rosa), ("/sign-in", &world.browser())] {
                let page = who.posts_raw(door, bytes.clone()).await;
                assert!((400..500).contains(&page.status), "{door} took it: {}", page.status);
            }
        }
    }

    async fn a_null_byte_hurts_nobody(world) {
        let form = world.rosa.opens("/circles/new").await.form("/circles/new");
        let form = form
            .with("name", "Gar\0den")
            .with("person", "Dan\0ny")
            .with("pronouns", "he")
            .with("substances", "opioids");
        let page = world.rosa.sends(form.with("what_happened", "a\0b")).await;
        let page = world.rosa.lands(page).await;
        assert!(!page.body.contains('\0'));
        let who = world.browser();
        who.tries("rosa\0@riveras.example", PASSWORD).await.is(422);
    }

    async fn hostile_words_stay_words(world) {
        let hostile = "</textarea><script>alert(1)</script>'\"<b> \u{202e}txet \u{1f9e1}";
        let form = world.rosa.opens("/circles/new").await.form("/circles/new").with("name", hostile);
        let form = form.with("person", hostile).with("what_happened", hostile).with("relation", hostile);
        let page = world.rosa.sends(form).await.is(422);
        assert!(!page.body.contains("<script>alert"), "{}", page.body);
        let form = page.form("/circles/new");
        for field in ["name", "person", "what_happened"] {
            assert_eq!(form.value(field), Some(hostile));
        }
    }

    async fn a_body_of_another_kind_is_refused(world) {
        let json = world.rosa.request(Method::POST, "/circles/new").header("sec-fetch-site", "same-origin");
        let json = json.header("content-type", "application/json").body("{\"name\":\"x\"}");
        let page = world.rosa.answer("/circles/new", json).await;
        assert!((400..500).contains(&page.status));
        page.says("did not arrive well");
    }

    async fn odd_addresses_are_not_found(world) {
        let odd = [
            "/nothing",
            "/circles/",
            "/circles/1",
            "/circles/%00",
            "/circles/%ff",
            "/circles/../../etc/passwd",
            "/circles/00000000-0000-0000-0000-000000000000",
            "/sign-up/short",
            "/assets/../Cargo.toml",
            "/assets/nothing.js",
            "/assets/%2e%2e/key",
            "/account/sessions/x/end",
            "/sign-in?next=%ff&next=2",
            "/.git/config",
        ];
        for path in odd {
            for who in [&world.rosa, &world.browser()] {
                let page = who.opens(path).await;
                assert!(page.status != 200 || path.starts_with("/sign-in"), "{path} answered {}", page.status);
            }
        }
    }

    async fn a_wrong_method_is_no_fault_of_ours(world) {
        for method in [Method::PUT, Method::DELETE, Method::PATCH, Method::OPTIONS, Method::TRACE] {
            let request = world.rosa.request(method.clone(), "/circles/new").header("sec-fetch-site", "same-origin");
            let page = world.rosa.answer("/circles/new", request).await;
            assert_eq!(page.status, 405, "{method}");
        }
        let page = world.rosa.answer("/", world.rosa.request(Method::HEAD, "/")).await.is(200);
        assert_eq!(page.body, "");
    }
}
