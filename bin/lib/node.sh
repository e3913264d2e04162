# shellcheck shell=bash
# Node, and the packages that the front-end build and the browser tests take from npm.

has_node() { have node && have npm; }

setup_node() {
  has_node && return
  apt_install nodejs npm || true
  has_node || die "Node and npm are needed to build the front end; install them and run this again."
}

# `setup_npm FOLDER`: what its lock file says, and only when it isn't there already.
setup_npm() {
  [ "$1/node_modules/.package-lock.json" -nt "$1/package-lock.json" ] && return
  say "installing npm packages for $1"
  # The browsers come from the system: the packages would each download one of their own.
  (cd "$1" && PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 PUPPETEER_SKIP_DOWNLOAD=1 \
    npm ci --no-audit --no-fund --loglevel=error >/dev/null) ||
    die "the npm packages for $1 could not be installed."
}

# Prints where Chromium is.
find_chromium() {
  local name
  for name in "${KITH_CHROMIUM:-}" chromium google-chrome google-chrome-stable; do
    if [ -n "$name" ] && have "$name"; then
      command -v "$name"
      return
    fi
  done
  # What setup_chromium fetches where the system has no package.
  name=$(cd tests/browser && node -p 'require("@playwright/test").chromium.executablePath()' 2>/dev/null)
  [ -x "$name" ] && printf '%s\n' "$name"
}

setup_chromium() {
  find_chromium >/dev/null && return
  if apt_has chromium; then
    apt_install chromium fonts-liberation || true
  else
    say "this system has no Chromium package; asking Playwright for one"
    (cd tests/browser && npx playwright install --with-deps chromium >/dev/null) || true
  fi
  find_chromium >/dev/null || die "the browser tests need Chromium; install it, or say where it is in KITH_CHROMIUM."
}
