//! Everything that is prepared, as it would stand in an edition made now.

use crate::access::{Capability, CircleAccess};
use crate::error::Result;
use kith_domain::boundary::BoundaryState;
use kith_domain::edition::{
    EditionAdmission, EditionBoundary, EditionObjection, EditionProxy, EditionRung, EditionTask, EditionWords,
};
use kith_domain::logistics::LISTS;
use kith_domain::member::Status;
use kith_domain::option::Standing;
use kith_domain::seat::Seat;

impl<C: Capability> CircleAccess<C> {
    /// What an edition made now would say, with every letter that somebody shared. For whoever freezes it and for nobody's
    /// eyes: what a member may read is asked where it is shown.
    pub async fn prepared(&self) -> Result<EditionWords> {
        let members = self.members().await?;
        let confirmed = members.into_iter().filter(|member| member.status == Status::Confirmed);
        let options = self.options().await?;
        let with = |standing: Standing| options.iter().find(|option| option.standing == standing);
        let booked = with(Standing::Booked);
        let admission = match booked {
            Some(booked) => self.admission(booked.id).await?,
            None => Vec::new(),
        };
        let meeting = self.meeting().await?;
        let seats = self.seats().await?.plan;
        let tasks = self.tasks().await?;
        let listed = tasks.into_iter().filter(|task| task.outcome.is_none());
        Ok(EditionWords {
            circle: self.about().words.clone(),
            names: confirmed.map(|member| (member.id, member.words.name.to_string())).collect(),
            letters: self.shared_letters().await?,
            proxies: self.proxies_to_freeze().await?,
            objections: self
                .objections()
                .await?
                .into_iter()
                .map(|one| EditionObjection { voice: one.voice, words: one.words })
                .collect(),
            ladder: self.frozen_ladder().await?,
            seats: if seats.is_begun() { seats.seats().to_vec() } else { Vec::<Seat>::new() },
            booked: booked.map(|option| option.words.clone()),
            backup: with(Standing::Backup).map(|option| option.words.clone()),
            boundaries: self.agreed_boundaries().await?,
            // What nobody has said a word about is the programme's list, and no part of what was prepared.
            admission: admission
                .into_iter()
                .filter(|one| !one.words.note.is_blank() || one.owner.is_some())
                .map(|one| EditionAdmission { item: one.item, note: one.words.note.to_string(), owner: one.owner })
                .collect(),
            lists: listed
                .filter_map(|task| {
                    let list = task.kind.filter(|kind| LISTS.contains(kind))?;
                    Some(EditionTask { list, title: task.words.title.to_string(), owner: task.owner })
                })
                .collect(),
            meeting: meeting.words,
            roles: meeting.roles,
            order: meeting.order,
        })
    }

    async fn agreed_boundaries(&self) -> Result<Vec<EditionBoundary>> {
        let mut boundaries = self.boundaries().await?;
        boundaries.retain(|one| matches!(one.state, BoundaryState::Agreed { .. }));
        let one = |boundary: crate::boundaries::Boundary| EditionBoundary {
            owner: boundary.owner,
            keepers: boundary.keepers,
            words: boundary.words,
        };
        Ok(boundaries.into_iter().map(one).collect())
    }

    async fn frozen_ladder(&self) -> Result<Vec<EditionRung>> {
        let ladder = self.ladder().await?;
        Ok(ladder.into_iter().map(|rung| EditionRung { owner: rung.owner, words: rung.words }).collect())
    }

    async fn proxies_to_freeze(&self) -> Result<Vec<EditionProxy>> {
        let known = self.proxies().await?;
        let readers = |id| {
            let proxy = known.iter().find(|proxy| proxy.id == id);
            proxy.map(|proxy| proxy.others.iter().copied().chain([proxy.keeper]).chain(proxy.reader).collect())
        };
        let all = self.every_proxy().await?;
        let one = |(id, reader, words)| EditionProxy { id, reader, readers: readers(id).unwrap_or_default(), words };
        Ok(all.into_iter().map(one).collect())
    }
}
