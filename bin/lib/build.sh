# shellcheck shell=bash
# The builds that more than one script needs. Always the same profile and the same packages, so nothing is built twice.

# Into target/site; the tool decides what has to be made again.
build_front() {
  mkdir -p target/site # The server's crate looks into it even when it is still empty.
  say "building the front end"
  cargo build --quiet -p kith-tools && target/debug/kith-tools front
}

# With the front end inside.
build_release() {
  say "building the server (some minutes the first time)"
  cargo build --release -p kith-server
}
