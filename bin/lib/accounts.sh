# shellcheck shell=bash

# Turns the lines of `kith demo` (circle, role, name, e-mail and password between tabs) into something to read.
show_accounts() {
  awk -F '\t' '
    $1 != circle { circle = $1; printf "\n  %s\n", circle }
    { printf "    %-12s %-18s %-34s %s\n", $2, $3, $4, $5 }'
}
