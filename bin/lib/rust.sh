# shellcheck shell=bash
# Finding a Rust compiler, and one that makes WebAssembly.

rust_needed=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml)

# The server embeds target/site and the tests run target/debug/kith, so the folder can't be elsewhere.
unset CARGO_TARGET_DIR

# Whether the compiler that would be run now is new enough.
rust_will_do() {
  local version
  version=$(rustc --version 2>/dev/null | sed 's/^rustc \([0-9.]*\).*/\1/')
  [ -n "$version" ] && have cargo &&
    [ "$(printf '%s\n' "$rust_needed" "$version" | sort -V | head -n 1)" = "$rust_needed" ]
}

# Chooses a compiler for this process and those it starts; fails when there is none.
use_rust() {
  rust_will_do && return
  if have rustup && RUSTUP_TOOLCHAIN=stable rust_will_do; then
    export RUSTUP_TOOLCHAIN=stable
    return
  fi
  local folder
  for folder in "$HOME/.cargo/bin" /usr/bin; do
    if [ -x "$folder/cargo" ] && PATH="$folder:$PATH" rust_will_do; then
      export PATH="$folder:$PATH"
      return
    fi
  done
  return 1
}

setup_rust() {
  use_rust && return
  say "no Rust $rust_needed or newer is here yet"
  if have rustup; then
    install_stable || true
    use_rust && return
  fi
  # Debian keeps a current compiler in its stable releases, for building browsers.
  if apt_has rustc-web "$rust_needed"; then
    apt_install rustc-web cargo-web || true
  elif apt_has rustc "$rust_needed"; then
    apt_install rustc cargo || true
  elif apt_has rustup && apt_install rustup; then
    install_stable || true
  fi
  use_rust && return
  install_rustup || true
  use_rust || die "Rust $rust_needed or newer is needed; https://rustup.rs says how to install it."
}

install_stable() {
  say "asking rustup for the stable toolchain"
  rustup toolchain install stable --profile minimal --no-self-update >/dev/null
}

install_rustup() {
  have curl || apt_install curl ca-certificates || return 1
  say "installing rustup"
  local script
  script=$(mktemp)
  if curl --proto '=https' -sSf https://sh.rustup.rs -o "$script"; then
    sh "$script" -q -y --profile minimal --no-modify-path >/dev/null
  fi
  rm -f "$script"
}

setup_wasm() {
  wasm_is_installed && return
  if have rustup && say "asking rustup for the WebAssembly target" &&
    rustup target add wasm32-unknown-unknown 2>/dev/null && wasm_is_installed; then
    return
  fi
  debian_makes_wasm && return
  if apt_has rust-web-src "$rust_needed"; then
    apt_install rustc-web cargo-web rust-web-src lld-19 || true
  fi
  debian_makes_wasm || die "no compiler for WebAssembly could be installed; \`rustup target add wasm32-unknown-unknown\` is the usual way."
}

wasm_is_installed() { [ -d "$(rustc --print target-libdir --target wasm32-unknown-unknown 2>/dev/null)" ]; }

# tools/src/toolchain.rs looks for the same three things.
debian_makes_wasm() {
  [ -x /usr/bin/cargo ] && [ -d /usr/lib/rustlib/src/rust/library/std ] &&
    compgen -G '/usr/bin/wasm-ld-[0-9]*' >/dev/null
}

has_rust_checks() { cargo clippy --version >/dev/null 2>&1 && cargo fmt --version >/dev/null 2>&1; }

setup_rust_checks() {
  has_rust_checks && return
  if have rustup && say "asking rustup for clippy and rustfmt" &&
    rustup component add clippy rustfmt >/dev/null 2>&1; then
    return
  fi
  if apt_has rust-web-clippy "$rust_needed"; then apt_install rust-web-clippy rustfmt-web || true; fi
  has_rust_checks ||
    die "clippy and rustfmt can't be had here; \`rustup component add clippy rustfmt\` is the usual way."
}
