//! Block-list.
