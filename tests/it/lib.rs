//! The integration tests are in the `it` binary; this is only what cargo needs to call it a package.
