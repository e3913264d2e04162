//! Ready for the day: what has to be there before an admission, who sees to it, and what is known.

use crate::world::on_both;

on_both! {
    async fn three_relatives_get_an_admission_ready(world) {
        let option = world.rosa.writes_down(&world.riveras, "Harbour House").await;
        let list = world.ben.opens(&option).await.link("Ready for the day");
        let page = world.ben.opens(&list).await.is(200).says("0 of 10 ready").says("Naloxone in the car");
        let driver = page.link("Write down about “Who drives");
        let form = world.ben.opens(&driver).await.is(200).form("/ready/4").with("note", "Ben, and Ana if he can’t.");
        let answer = world.ben.sends(form.choose("owner", "Ana Rivera").tick("done", "Yes")).await.is(303);
        assert!(answer.leads_to().starts_with(&list));
        for member in [&world.ana, &world.rosa, &world.mara] {
            let page = member.opens(&list).await.is(200).says("1 of 10 ready").says("Ben, and Ana if he can’t.");
            page.says("said that it is ready");
        }
        world.ana.opens(&list).await.says("You see to it").says("Ben Rivera said that it is ready");
        let form = world.ana.opens(&driver).await.form("/ready/4");
        world.ana.sends(form.without("done")).await.is(303);
        world.rosa.opens(&list).await.says("0 of 10 ready").says("Ben, and Ana if he can’t.");
        world.rosa.opens(&option).await.says("wrote down what is ready for the day");
    }

    async fn what_two_write_at_once_is_lost_to_neither(world) {
        let option = world.rosa.writes_down(&world.riveras, "Harbour House").await;
        let address = format!("{option}/ready/5");
        let (hers, his) = (world.rosa.opens(&address).await.form("/ready/5"), world.ben.opens(&address).await.form("/ready/5"));
        world.ben.sends(his.with("note", "In the hall.")).await.is(303);
        let again = world.rosa.sends(hers.with("note", "Under the stairs.")).await.is(409);
        let again = again.says("In the hall.").form("/ready/5");
        assert_eq!(again.value("note"), Some("Under the stairs."));
        world.rosa.sends(again).await.is(303);
        world.ana.opens(&format!("{option}/ready")).await.says("Under the stairs.").never_says("In the hall.");
    }

    async fn what_does_not_fit_comes_back_and_strangers_find_nothing(world) {
        let option = world.rosa.writes_down(&world.riveras, "Harbour House").await;
        let form = world.ana.opens(&format!("{option}/ready/1")).await.form("/ready/1");
        let long = world.ana.sends(form.with("note", "x".repeat(601))).await.is(422).says("too long");
        assert_eq!(long.form("/ready/1").value("note").unwrap().len(), 601);
        let somebody = [("owner", "01a20452-548c-77d3-aa45-3897469d5873"), ("note", "kept")];
        world.ana.posts(&format!("{option}/ready/1"), &somebody).await.is(422).says("Choose somebody of the circle");
        for item in ["0", "11", "-1", "bag", "18446744073709551616"] {
            world.ana.opens(&format!("{option}/ready/{item}")).await.is(404);
            world.ana.posts(&format!("{option}/ready/{item}"), &[("note", "x")]).await.is(404);
        }
        for path in ["ready", "ready/1"] {
            world.okafor.opens(&format!("{option}/{path}")).await.is(404);
        }
        world.okafor.posts(&format!("{option}/ready/1"), &[("note", "x"), ("version", "0")]).await.is(404);
        let id = option.rsplit('/').next().unwrap();
        world.okafor.opens(&format!("{}/options/{id}/ready", world.okafors)).await.is(404);
    }
}
