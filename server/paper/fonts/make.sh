#!/usr/bin/env bash
# Makes the font files of this folder anew, from named packages: npm has them whole, fonttools (pip) leaves out what no
# page needs. Not part of a build: the files are kept in the repository. Needs npm, pyftsubset and a network.
#
#   python3 -m venv /tmp/fonttools && /tmp/fonttools/bin/pip install fonttools==4.68.0
#   PATH=/tmp/fonttools/bin:$PATH server/paper/fonts/make.sh
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

# Hints are for screens of long ago; glyph names would only make the PDF larger.
lean=(--no-hinting --desubroutinize --layout-features='*' --name-IDs='0,1,2,3,4,5,6,13,14,16,17' --drop-tables+=vhea,vmtx,gasp,STAT)

# fetch NAME VERSION LICENCE: unpacks it into $work/NAME and keeps its licence as LICENCE.
fetch() {
  npm pack --silent "@expo-google-fonts/$1@$2" >/dev/null
  mkdir -p "$1"
  tar xzf "expo-google-fonts-$1-$2.tgz" -C "$1" --strip-components=1
  cp "$1/LICENSE_FONT" "$here/$3"
}

# cut FROM TO UNICODES
cut_to() { pyftsubset "$1" --output-file="$here/$2" --unicodes="$3" "${lean[@]}"; }

latin='U+0020-024F,U+02B0-036F,U+1E00-1EFF'
greek_cyrillic='U+0370-03FF,U+0400-052F,U+1F00-1FFF'
signs='U+2000-206F,U+2070-209F,U+20A0-20CF,U+2100-214F,U+2190-21FF,U+2200-22FF,U+2500-27BF'
# With the signs between words, so that a line of these letters is of one face.
marks='U+0020-0040,U+005B-0060,U+007B-007E,U+00A0,U+00AB,U+00BB,U+2010-2026,U+2039,U+203A'
arabic="$marks,U+0600-06FF,U+0750-077F,U+08A0-08FF,U+200C-200F,U+25CC,U+FB50-FDFF,U+FE70-FEFF"
hebrew="$marks,U+0590-05FF,U+200C-200F,U+20AA,U+25CC,U+FB1D-FB4F"

fetch literata 0.4.3 literata-OFL.txt
cut_to literata/400Regular/Literata_400Regular.ttf literata-400.ttf "$latin,$greek_cyrillic,$signs"

fetch atkinson-hyperlegible-next 0.4.1 atkinson-OFL.txt
cut_to atkinson-hyperlegible-next/400Regular/AtkinsonHyperlegibleNext_400Regular.ttf atkinson-400.ttf "$latin,$signs"
cut_to atkinson-hyperlegible-next/700Bold/AtkinsonHyperlegibleNext_700Bold.ttf atkinson-700.ttf "$latin,$signs"

fetch noto-sans 0.4.2 noto-sans-OFL.txt
cut_to noto-sans/400Regular/NotoSans_400Regular.ttf noto-sans-400.ttf "$latin,$greek_cyrillic,$signs"
cut_to noto-sans/700Bold/NotoSans_700Bold.ttf noto-sans-700.ttf "$latin,$greek_cyrillic,$signs"

# One glyph for each letter, so that readers of the file get the letters back; Noto's Arabic draws dots apart.
fetch amiri 0.4.1 amiri-OFL.txt
cut_to amiri/400Regular/Amiri_400Regular.ttf amiri-400.ttf "$arabic"
cut_to amiri/700Bold/Amiri_700Bold.ttf amiri-700.ttf "$arabic"

fetch frank-ruhl-libre 0.4.1 frank-ruhl-OFL.txt
cut_to frank-ruhl-libre/400Regular/FrankRuhlLibre_400Regular.ttf frank-ruhl-400.ttf "$hebrew"
cut_to frank-ruhl-libre/700Bold/FrankRuhlLibre_700Bold.ttf frank-ruhl-700.ttf "$hebrew"

# One weight, no colour: it is printed on anything.
fetch noto-emoji 0.4.7 noto-emoji-OFL.txt
cut_to noto-emoji/400Regular/NotoEmoji_400Regular.ttf noto-emoji-400.ttf 'U+0020,U+200D,U+20E3,U+2190-21FF,U+2300-23FF,U+2500-2BFF,U+3030,U+303D,U+3297,U+3299,U+FE0F,U+1F000-1FAFF,U+E0020-E007F'
ls -l "$here"
