//! Whoever runs the server: comes in by a link that works once, and sees nothing of any circle.

use crate::world::on_both;
use kith_domain::Timestamp;
use kith_server::cli::SignUpArg;

on_both! {
    async fn the_operators_link_works_once(world) {
        let link = world.operator_link().await;
        let first = world.somebody("Sam Hill", "sam@server.example");
        // Looking at it uses nothing up: mail scanners look at everything.
        for _ in 0..3 {
            first.opens(&link).await.is(200);
        }
        first.signs_up_at(&link).await.is(303);
        first.opens("/operator").await.is(200);
        let second = world.somebody("Kim Hill", "kim@server.example");
        second.opens(&link).await.is(410);
        second
            .posts(&link, &[("name", "Kim"), ("email", &second.email), ("password", crate::world::PASSWORD)])
            .await
            .is(410);
    }

    async fn a_newer_operators_link_kills_the_older(world) {
        let older = world.operator_link().await;
        let newer = world.operator_link().await;
        world.browser().opens(&older).await.is(410);
        world.browser().opens(&newer).await.is(200);
    }

    async fn a_link_is_good_for_three_days(world) {
        let link = world.operator_link().await;
        world.later(72 * Timestamp::HOUR - Timestamp::MINUTE);
        world.browser().opens(&link).await.is(200);
        world.later(2 * Timestamp::MINUTE);
        world.browser().opens(&link).await.is(410);
    }

    async fn the_operator_sees_numbers_and_no_words(world) {
        let page = world.operator.opens("/operator").await.is(200).says("Circles");
        for word in ["Garden", "Danny", "Rosa", "Book evening", "rosa@riveras.example"] {
            assert!(!page.shows(word), "the operator reads {word}");
        }
        world.operator.opens(&world.riveras).await.is(404);
        for somebody in [&world.rosa, &world.okafor] {
            somebody.opens("/operator").await.is(404);
            somebody.posts("/operator/links", &[("", "")]).await.is(404);
        }
    }

    async fn where_sign_up_is_by_invitation_a_link_opens_it_once(world) {
        world.restarts_with(|args| args.sign_up = SignUpArg::Invitation).await;
        let ivy = world.somebody("Ivy Chen", "ivy@example.org");
        ivy.opens("/").await.is(200).never_says("/sign-up");
        ivy.opens("/sign-up").await.is(404);
        ivy.posts("/sign-up", &[("name", "Ivy"), ("email", &ivy.email), ("password", crate::world::PASSWORD)])
            .await
            .is(404);
        let page = world.operator.sends(world.operator.opens("/operator").await.form("/operator/links")).await.is(200);
        let link = page.copy("link");
        let link = link.strip_prefix(world.origin()).expect("the link leads to this server");
        ivy.signs_up_at(link).await.is(303);
        ivy.opens("/").await.is(200).says("You are in no circle yet");
        ivy.opens("/operator").await.is(404);
        world.browser().opens(link).await.is(410);
    }

    async fn a_taken_address_leaves_the_link_open(world) {
        let link = world.operator_link().await;
        world.somebody("Rosa", "rosa@riveras.example").signs_up_at(&link).await.is(422).says("can't be used here");
        world.somebody("Sam", "sam@server.example").signs_up_at(&link).await.is(303);
    }
}
