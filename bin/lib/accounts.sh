# shellcheck shell=bash

# Turns the lines of `kith demo` (circle, role, name, e-mail and password between tabs) into something to read.
show_accounts() {
  awk -F '\t' '
    {
      rows[NR] = $0
      for (i = 2; i <= 4; i++) if (length($i) > width[i]) width[i] = length($i)
    }
    END {
      for (n = 1; n <= NR; n++) {
        split(rows[n], cell, FS)
        if (cell[1] != circle) { circle = cell[1]; printf "\n  %s\n", circle }
        printf "    %-*s  %-*s  %-*s  %s\n", width[2], cell[2], width[3], cell[3], width[4], cell[4], cell[5]
      }
    }'
}
