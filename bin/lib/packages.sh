# shellcheck shell=bash
# Packages of Debian and Ubuntu.

as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif have sudo; then
    sudo "$@"
  else
    say "this needs root or sudo: $*"
    return 1
  fi
}

# Whether apt could install a package of at least this version: `apt_has rustc 1.94`.
apt_has() {
  have apt-cache || return 1
  refresh_apt
  local candidate
  candidate=$(apt-cache policy "$1" 2>/dev/null | sed -n 's/^  Candidate: //p')
  case $candidate in
    '' | '(none)' | *snap*) return 1 ;; # Ubuntu's Chromium is only a pointer to a snap.
    *) dpkg --compare-versions "$candidate" ge "${2:-0}" ;;
  esac
}

# Installs without removing anything that somebody else may need.
apt_install() {
  have apt-get || return 1
  refresh_apt
  say "installing from the system's packages: $*"
  as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install -qq -y --no-install-recommends --no-remove "$@" >/dev/null
}

# A fresh machine has no package lists; once for each run is enough.
refresh_apt() {
  [ -z "${apt_is_fresh:-}" ] || return 0
  apt_is_fresh=yes
  say "asking for the list of the system's packages"
  as_root apt-get update -qq || say "the list couldn't be fetched; going on with the one that is here"
}
