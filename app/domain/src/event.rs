//! What can happen in a circle. Kinds only: an event never carries words.

use crate::slug::slugs;

slugs! {
    /// One kind of thing that happened.
    EventKind {
        /// The circle was started.
        CircleStarted = "circle-started",
        /// Its name, person, substances or country changed.
        CircleChanged = "circle-changed",
        /// An invite was made (again).
        Invited = "invited",
        /// An invite was taken back.
        InviteRevoked = "invite-revoked",
        /// An invite ended because its code was tried wrongly too often.
        InviteVoided = "invite-voided",
        /// Somebody answered an invite.
        InviteAccepted = "invite-accepted",
        /// Somebody was let in.
        MemberConfirmed = "member-confirmed",
        /// Somebody left or was removed.
        MemberRemoved = "member-removed",
        /// An address that can never join was added.
        AddressBlocked = "address-blocked",
        /// The list of addresses that can never join was emptied.
        BlockListCleared = "block-list-cleared",
        /// Somebody else keeps the circle together now.
        HandedOver = "handed-over",
        /// A part at the meeting was given to somebody.
        RoleGiven = "role-given",
        /// A letter was worked on. Only its writer knows.
        LetterSaved = "letter-saved",
        /// A letter was shared.
        LetterShared = "letter-shared",
        /// A letter was made private again.
        LetterUnshared = "letter-unshared",
        /// A reader opened a letter. Only its writer knows.
        LetterRead = "letter-read",
        /// A letter was approved for the meeting.
        LetterApproved = "letter-approved",
        /// A letter as it is was given a name. Only its writer knows.
        LetterNamed = "letter-named",
        /// Earlier words of a letter were brought back. Only its writer knows.
        LetterRestored = "letter-restored",
        /// Words kept beside a part were settled. Only the writer knows.
        AlternativeSettled = "alternative-settled",
        /// Somebody said something about a letter. Only those know who may see it.
        CommentAdded = "comment-added",
        /// What was said was settled: taken, declined or dealt with. Only those know who may see it.
        CommentSettled = "comment-settled",
        /// It was taken up again. Only those know who may see it.
        CommentReopened = "comment-reopened",
        /// A member wrote down what they saw. Only they know.
        IncidentNoted = "incident-noted",
        /// They changed it. Only they know.
        IncidentChanged = "incident-changed",
        /// They threw it away. Only they know.
        IncidentDiscarded = "incident-discarded",
        /// A letter of somebody without an account was written down.
        ProxyKept = "proxy-kept",
        /// It says something else, or somebody else reads it.
        ProxyChanged = "proxy-changed",
        /// It was thrown away.
        ProxyDiscarded = "proxy-discarded",
        /// Words were kept in spite of a hint, or not any more. Only the writer knows.
        HintAnswered = "hint-answered",
        /// A member answered the questions about safety to the end. Only they know, and who reads them.
        SafetyScreened = "safety-screened",
        /// They answered one of them. Only they know.
        SafetyAnswered = "safety-answered",
        /// They begin again, because something changed. Only they know.
        SafetyBegun = "safety-begun",
        /// The circle changed what everybody promises.
        AgreementChanged = "agreement-changed",
        /// A member promised to keep to it.
        PromiseMade = "promise-made",
        /// A facilitator said how they work, and what ties they have.
        DisclosureChanged = "disclosure-changed",
        /// A member read one of the pages that come first. Only they know.
        PageRead = "page-read",
        /// Somebody thought about who takes part. Only they know; the list is for whoever guides the circle.
        CandidateChanged = "candidate-changed",
        /// A member noted how they are doing. Only they know.
        WellbeingNoted = "wellbeing-noted",
        /// They threw such a note away. Only they know.
        WellbeingDiscarded = "wellbeing-discarded",
        /// Something that has been before was written down for everybody to read.
        HistoryTold = "history-told",
        /// It was written down, changed or thrown away by somebody for themselves. Only they know.
        HistoryKept = "history-kept",
        /// A rehearsal was written down, or written differently.
        Rehearsed = "rehearsed",
        /// It was thrown away.
        RehearsalDiscarded = "rehearsal-discarded",
        /// It was decided to hold the meeting as it is prepared.
        GoSaid = "go-said",
        /// It was decided not to hold it yet.
        NotYetSaid = "not-yet-said",
        /// The meeting went on to another step. Whoever follows it sees that.
        WentOn = "went-on",
        /// Somebody noted something for themselves.
        DayNoted = "day-noted",
        /// Something was printed from an edition of the script.
        Printed = "printed",
        /// What is to be seen to until the meeting was written down.
        ListsWritten = "lists-written",
        /// What may be said against it got an answer, or a voice.
        ObjectionPrepared = "objection-prepared",
        /// It was thrown away.
        ObjectionDiscarded = "objection-discarded",
        /// A step of the ladder was prepared, or changed.
        RungPrepared = "rung-prepared",
        /// It was taken off.
        RungDiscarded = "rung-discarded",
        /// Somebody wrote down what they say right after the meeting.
        Debriefed = "debriefed",
        /// They threw it away.
        DebriefDiscarded = "debrief-discarded",
        /// The circle decided how long it keeps everything.
        KeepingChosen = "keeping-chosen",
        /// Times to meet were proposed.
        PollOpened = "poll-opened",
        /// A time was added to them, or taken off, or somebody without an account is asked, or isn't any more.
        PollChanged = "poll-changed",
        /// Somebody said which of them suit.
        PollAnswered = "poll-answered",
        /// One of them was chosen.
        PollClosed = "poll-closed",
        /// They were thrown away.
        PollDiscarded = "poll-discarded",
        /// How the person is asked was decided.
        ApproachDecided = "approach-decided",
        /// A member put their name under it, or took it away.
        ApproachStood = "approach-stood",
        /// Somebody asked the person to accept help. What they said, the list of invitations knows.
        InvitationMade = "invitation-made",
        /// What was written down of it changed.
        InvitationChanged = "invitation-changed",
        /// A programme was added.
        OptionAdded = "option-added",
        /// What is known about a programme changed.
        OptionChanged = "option-changed",
        /// A place was booked.
        OptionBooked = "option-booked",
        /// A backup was chosen.
        OptionBackedUp = "option-backed-up",
        /// A programme is only being considered again.
        OptionReconsidered = "option-reconsidered",
        /// A programme was set aside.
        OptionSetAside = "option-set-aside",
        /// Somebody wrote why a place was chosen although something was missing.
        GateOpened = "gate-opened",
        /// A member put the options in an order of their own. What it is, only they know until the round is over.
        OptionsRanked = "options-ranked",
        /// A round was over, and what all said was shown.
        RankingShown = "ranking-shown",
        /// Everybody was asked once more.
        RankingAskedAgain = "ranking-asked-again",
        /// Something for the day of an admission was got ready, or isn't any more.
        AdmissionChanged = "admission-changed",
        /// Somebody called a programme.
        OptionCalled = "option-called",
        /// What they wrote down of the call changed.
        CallChanged = "call-changed",
        /// A list of facilities was brought along.
        FacilitiesImported = "facilities-imported",
        /// A list of facilities was thrown away.
        FacilitiesDiscarded = "facilities-discarded",
        /// A boundary was drafted. Only its owner knows.
        BoundaryDrafted = "boundary-drafted",
        /// A boundary was shown to everybody.
        BoundaryProposed = "boundary-proposed",
        /// Its words changed, and everybody is asked again.
        BoundaryReworded = "boundary-reworded",
        /// A keeper answered. What, those know who may.
        BoundaryConsented = "boundary-consented",
        /// A silent round was ended, and what was said is shown.
        BoundaryRoundClosed = "boundary-round-closed",
        /// The last keeper said yes.
        BoundaryAgreed = "boundary-agreed",
        /// Somebody who joined later is asked as well.
        BoundaryAskedAgain = "boundary-asked-again",
        /// Something was put down about two boundaries that undo each other.
        ConflictSpoken = "conflict-spoken",
        /// They are settled.
        ConflictSettled = "conflict-settled",
        /// They aren't, after all.
        ConflictReopened = "conflict-reopened",
        /// Its owner said from which day it is kept.
        BoundaryBegun = "boundary-begun",
        /// Somebody looked back on how they kept theirs. Only they know.
        BoundaryLookedBack = "boundary-looked-back",
        /// Somebody asks for help with a boundary. Only they know, and who is told.
        BoundaryHelpAsked = "boundary-help-asked",
        /// They were helped, or need none any more.
        BoundaryHelped = "boundary-helped",
        /// Somebody asks for help with their next step. Only they know, and who is told.
        StepHelpAsked = "step-help-asked",
        /// They were helped, or need none any more.
        StepHelped = "step-helped",
        /// A member isn't asked for a step for some days, or is again. Only they know.
        StepPutOff = "step-put-off",
        /// Somebody has been in touch with a member. Only they know.
        ReachedOut = "reached-out",
        /// The days in which they mean to meet were chosen.
        WindowSet = "window-set",
        /// A member said whether these days suit them.
        WindowAnswered = "window-answered",
        /// A boundary was given up.
        BoundarySetAside = "boundary-set-aside",
        /// Day, time or place of the meeting changed.
        MeetingSet = "meeting-set",
        /// The speaking order changed.
        OrderSet = "order-set",
        /// Somebody who guides thought about whose letter may be hardest to hear. Only they know.
        HardestLetterMarked = "hardest-letter-marked",
        /// Who sits where changed.
        SeatsSet = "seats-set",
        /// What came of the meeting was written down.
        OutcomeRecorded = "outcome-recorded",
        /// Something changed the weeks ahead.
        TurningPointNoted = "turning-point-noted",
        /// It hadn't, after all.
        TurningPointTakenBack = "turning-point-taken-back",
        /// Somebody looked in, and wrote down how it is going.
        CheckedIn = "checked-in",
        /// A member changed what they have for themselves. Only they know.
        OwnCareChanged = "own-care-changed",
        /// Part of the plan for afterwards was written.
        AftercareWritten = "aftercare-written",
        /// A task was added.
        TaskAdded = "task-added",
        /// A task got another owner or date.
        TaskMoved = "task-moved",
        /// A task was done.
        TaskDone = "task-done",
        /// A task wasn't done after all.
        TaskReopened = "task-reopened",
    }
}
