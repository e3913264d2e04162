# shellcheck shell=bash
# The steps of bin/test. Each is a function that fails when something is wrong.

# What bin/test was given after `--`, for the test runner.
handed_on=()

step_fmt() {
  cargo fmt --all --check
  check_length
}

# kith-tools and the islands' other half are no default members: see Cargo.toml.
step_lint() {
  mkdir -p target/site
  cargo clippy --all-targets -- -D warnings
  cargo clippy -p kith-tools --all-targets -- -D warnings
  if wasm_is_installed; then
    cargo clippy -p kith-wasm --target wasm32-unknown-unknown --target-dir target/front -- -D warnings
  else
    say "the islands are only compiled, not linted, for the browser: this compiler lacks the target"
  fi
  if have shellcheck; then
    shellcheck --external-sources bin/setup bin/serve bin/test bin/bench bin/lib/*.sh .ci/run
  fi
}

step_front() { build_front; }

# Binaries and tests in one go: with the same packages each time, cargo doesn't build their dependencies twice.
step_build() { cargo build --all-targets; }

step_unit() {
  cargo test --lib --bins --test hints --test texts --test paper -- "${handed_on[@]}"
  cargo test -p kith-tools -- "${handed_on[@]}"
}

step_it() { cargo test --test it -- "${handed_on[@]}"; }

step_browser() {
  KITH_BIN=$PWD/target/debug/kith
  KITH_CHROMIUM=$(find_chromium)
  export KITH_BIN KITH_CHROMIUM
  (cd tests/browser && npx playwright test "${handed_on[@]}")
}
