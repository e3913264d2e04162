# shellcheck shell=bash
# A PostgreSQL that lives as long as the tests: its own folder, a free port on loopback, nothing kept.

# Prints the folder of the newest server programs: Debian keeps them out of the path.
postgres_programs() {
  local initdb
  initdb=$(compgen -G '/usr/lib/postgresql/*/bin/initdb' | sort -V | tail -n 1)
  [ -n "$initdb" ] || initdb=$(command -v initdb) || return 1
  dirname "$initdb"
}

setup_postgres() {
  postgres_programs >/dev/null && return
  apt_install postgresql || true
  postgres_programs >/dev/null || die "the tests need PostgreSQL's server programs; install PostgreSQL and run this again."
}

# Starts it once, and says where it is in KITH_TEST_POSTGRES.
start_postgres() {
  [ -z "${postgres_folder:-}" ] || return 0
  local port
  postgres_folder=$(mktemp -d "${TMPDIR:-/tmp}/kith-postgres.XXXXXX")
  if [ "$(id -u)" = 0 ]; then
    # The server refuses to run as root.
    postgres_user=$(id -un postgres 2>/dev/null || echo nobody)
    chown "$postgres_user" "$postgres_folder"
  fi
  port=$(free_port)
  say "starting a throwaway PostgreSQL on port $port"
  if ! create_postgres "$port"; then
    cat "$postgres_folder/log" 2>/dev/null || true
    die "the throwaway PostgreSQL didn't start."
  fi
  export KITH_TEST_POSTGRES="postgres://kith@127.0.0.1:$port/postgres"
}

free_port() {
  node -e 'const s = require("net").createServer();
    s.listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })'
}

# Nothing in it has to survive a power cut, so nothing waits for the disk.
create_postgres() {
  local data=$postgres_folder/data
  postgres_run initdb --pgdata="$data" --username=kith --auth=trust --encoding=UTF8 --locale=C --no-sync >/dev/null &&
    postgres_run pg_ctl --pgdata="$data" --log="$postgres_folder/log" --wait --silent start --options="\
      -p $1 -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=200 \
      -c fsync=off -c synchronous_commit=off -c full_page_writes=off"
}

stop_postgres() {
  [ -n "${postgres_folder:-}" ] || return 0
  if [ -f "$postgres_folder/data/postmaster.pid" ]; then
    postgres_run pg_ctl --pgdata="$postgres_folder/data" --mode=immediate --silent stop || true
  fi
  rm -rf "$postgres_folder"
  postgres_folder=
}

# Runs one of its programs, as somebody else when we are root, from a folder that everybody may enter.
postgres_run() (
  program="$(postgres_programs)/$1"
  shift
  cd /
  if [ -n "${postgres_user:-}" ]; then
    exec runuser -u "$postgres_user" -- "$program" "$@"
  fi
  exec "$program" "$@"
)
