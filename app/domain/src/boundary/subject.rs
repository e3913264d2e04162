//! What families give, pay for or cover up, so that it can be seen when one stops what another does.

use crate::slug::slugs;

slugs! {
    /// What a boundary is about (practice.md §6).
    BoundaryKind {
        /// Cash, bills, debts.
        Money = "money",
        /// Who lives or sleeps where.
        Home = "home",
        /// Driving and riding along.
        Car = "car",
        /// Calls, visits, messages.
        Contact = "contact",
        /// Children's safety and their visits.
        Children = "children",
        /// Jobs, school, sick notes.
        Work = "work",
        /// Excuses and covering up.
        Lies = "lies",
        /// Bail, fines, lawyers.
        Legal = "legal",
    }
}

slugs! {
    /// One thing that somebody stops, or does.
    Subject {
        /// Money in hand, for whatever.
        Cash = "cash",
        /// Rent or mortgage.
        Rent = "rent",
        /// The phone bill.
        Phone = "phone",
        /// Electricity, insurance and the like.
        Bills = "bills",
        /// Debts, and loans to pay them.
        Debts = "debts",
        /// Living with one of us.
        Living = "living",
        /// A bed for a night.
        Night = "night",
        /// A key to a house.
        HouseKey = "house-key",
        /// Lending a car.
        LendCar = "lend-car",
        /// Driving them.
        Rides = "rides",
        /// Fuel, repairs, insurance of their car.
        CarCosts = "car-costs",
        /// Talking on the phone, messages.
        Calls = "calls",
        /// Seeing each other.
        Visits = "visits",
        /// Time with the children.
        ChildVisits = "child-visits",
        /// Looking after the children.
        ChildCare = "child-care",
        /// Calling the employer or the school.
        SickCalls = "sick-calls",
        /// Work in one's own business.
        Job = "job",
        /// Stories to cover up.
        CoverStories = "cover-stories",
        /// Bail.
        Bail = "bail",
        /// Fines and the costs of a court.
        Fines = "fines",
        /// A lawyer.
        Lawyer = "lawyer",
    }
}

impl Subject {
    /// What it belongs to.
    pub const fn kind(self) -> BoundaryKind {
        match self {
            Self::Cash | Self::Rent | Self::Phone | Self::Bills | Self::Debts => BoundaryKind::Money,
            Self::Living | Self::Night | Self::HouseKey => BoundaryKind::Home,
            Self::LendCar | Self::Rides | Self::CarCosts => BoundaryKind::Car,
            Self::Calls | Self::Visits => BoundaryKind::Contact,
            Self::ChildVisits | Self::ChildCare => BoundaryKind::Children,
            Self::SickCalls | Self::Job => BoundaryKind::Work,
            Self::CoverStories => BoundaryKind::Lies,
            Self::Bail | Self::Fines | Self::Lawyer => BoundaryKind::Legal,
        }
    }

    /// Whether it is something to pay, so that cash pays it as well.
    pub const fn costs_money(self) -> bool {
        matches!(self.kind(), BoundaryKind::Money | BoundaryKind::Legal) || matches!(self, Self::CarCosts)
    }
}
