//! Only our own pages may change something.

use crate::world::{Page, Person, on_both};
use reqwest::Method;

impl Person {
    async fn posts_from(&self, path: &str, headers: &[(&str, &str)]) -> Page {
        let request = headers.iter().fold(self.request(Method::POST, path), |r, (name, value)| r.header(*name, *value));
        self.answer(path, request.form(&[("name", "x")])).await
    }
}

on_both! {
    async fn what_another_site_sends_is_not_done(world) {
        let rosa = &world.rosa;
        let foreign: [&[(&str, &str)]; 7] = [
            &[],
            &[("sec-fetch-site", "cross-site")],
            &[("sec-fetch-site", "same-site")],
            &[("sec-fetch-site", "none")],
            &[("origin", "https://evil.example")],
            &[("origin", "null")],
            // The browser's own word counts, whatever the other header says.
            &[("sec-fetch-site", "cross-site"), ("origin", world.origin())],
        ];
        for headers in foreign {
            for door in ["/sign-out", "/circles/new", "/account/sessions/end-others"] {
                let page = rosa.posts_from(door, headers).await.is(403).says("did not come from one of our own pages");
                assert_eq!(page.header("set-cookie"), "");
            }
        }
        rosa.opens("/account").await.is(200);
    }

    async fn our_own_pages_may_send(world) {
        world.rosa.posts_from("/circles/new", &[("sec-fetch-site", "same-origin")]).await.is(422);
        // Browsers that don't send Sec-Fetch-Site send Origin.
        world.rosa.posts_from("/circles/new", &[("origin", world.origin())]).await.is(422);
    }

    async fn looking_changes_nothing(world) {
        for door in ["/sign-out", "/operator/links", "/account/sessions/end-others", "/account/password"] {
            world.operator.opens(door).await.is(405);
        }
        world.operator.opens("/account").await.is(200);
    }
}
