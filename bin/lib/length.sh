# shellcheck shell=bash

# Names every source file of more than 300 lines that doesn't say why at its top; fails when there is one.
check_length() {
  local file lines too_long=0
  while IFS= read -r -d '' file; do
    lines=$(wc -l <"$file")
    if [ "$lines" -gt 300 ] && ! head -n 5 "$file" | grep -q 'Longer than 300 lines because'; then
      printf '%s has %s lines: split it, or say why in its first lines\n' "$file" "$lines"
      too_long=1
    fi
  done < <(find . \( -name target -o -name node_modules -o -name .git -o -path ./data \) -prune -o -type f \
    \( -name '*.rs' -o -name '*.css' -o -name '*.js' -o -name '*.ts' -o -name '*.mjs' -o -name '*.sql' -o -name '*.sh' \) -print0)
  return "$too_long"
}
