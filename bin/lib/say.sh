# shellcheck shell=bash
# How the scripts speak: one line for each thing they do, and one clear line when something can't be had.

say() { printf '%s\n' "– $*"; }

die() {
  printf '%s\n' "Stopped: $*" >&2
  exit 1
}

have() { command -v "$1" >/dev/null 2>&1; }
