//! Who is in the world before a story begins. They came in through the same doors as everybody.

use super::person::Person;
use super::server::Server;

/// The people, signed in, and the addresses of their two circles.
#[derive(Clone)]
pub struct Cast {
    /// Keeps the Riveras' circle together.
    pub rosa: Person,
    /// Her brother.
    pub ben: Person,
    /// Their mother.
    pub ana: Person,
    /// The professional who guides them.
    pub mara: Person,
    /// Organizer of a circle that has nothing to do with them.
    pub okafor: Person,
    /// Runs the server, and is in no circle.
    pub operator: Person,
    /// The Riveras' circle, `/circles/…`.
    pub riveras: String,
    /// The Okafors'.
    pub okafors: String,
}

impl Cast {
    /// Everybody signs up, and both circles begin.
    pub(super) async fn assemble(server: &Server) -> Self {
        let person = |name: &str, email: &str| Person::at(&server.origin, name, email);
        let operator = person("Lee Park", "lee@server.example");
        operator.signs_up_at(&server.operator_link().await).await.is(303);
        let rosa = person("Rosa Rivera", "rosa@riveras.example");
        let okafor = person("Ngozi Okafor", "ngozi@okafors.example");
        for somebody in [&rosa, &okafor] {
            somebody.has_an_account().await;
        }
        let riveras = rosa.starts_circle("Garden club", "Danny", "Opioids").await;
        let okafors = okafor.starts_circle("Book evening", "Chidi", "Alcohol").await;
        let ben = person("Ben Rivera", "ben@riveras.example");
        let ana = person("Ana Rivera", "ana@riveras.example");
        let mara = person("Mara Lind", "mara@lind.example");
        rosa.brings_in(&riveras, &ben, "brother", "A member", &rosa).await;
        rosa.brings_in(&riveras, &ana, "mother", "A member", &ben).await;
        rosa.brings_in(&riveras, &mara, "", "A facilitator", &ben).await;
        Self { rosa, ben, ana, mara, okafor, operator, riveras, okafors }
    }

    /// The same people at another copy of their world.
    pub(super) fn comes_to(&self, origin: &str) -> Self {
        Self {
            rosa: self.rosa.moves_to(origin),
            ben: self.ben.moves_to(origin),
            ana: self.ana.moves_to(origin),
            mara: self.mara.moves_to(origin),
            okafor: self.okafor.moves_to(origin),
            operator: self.operator.moves_to(origin),
            riveras: self.riveras.clone(),
            okafors: self.okafors.clone(),
        }
    }
}
