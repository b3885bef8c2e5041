#!/bin/sh
# GraphicsMagick 1.3.40 (Debian 12, 1.4+really1.3.40-4+deb12u1) keeps 255 letters of a longer comment of a GIF, and not the first ones.
#
# A comment is a sequence of blocks of at most 255 bytes (GIF 89a, section 24), which ImageMagick, exiftool, gifsicle and Pillow join.
# `gm convert a.gif b.gif` leaves the second block alone of a comment of 1,000 letters: neither its beginning nor its end. Whatever a
# program keeps in a GIF, a license or the settings that made it, is cut without a word.
#
# Seen: "comment of b.gif: 255 letters, from letter 255 on". Exit 0 if it is still so, 1 if not.
set -eu
version='1.4+really1.3.40-4+deb12u1'
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
packages=$(apt-get -qq -s -o Dir::State::status=/dev/null --no-install-recommends install "graphicsmagick=$version" | awk '/^Inst/ { print $2 }')
# shellcheck disable=SC2086
apt-get -qq download $packages >/dev/null
for package in *.deb; do dpkg -x "$package" root; done
python3 -m venv python
python/bin/pip -q install Pillow==12.0.0
python/bin/python - <<'PYTHON'
from PIL import Image

text = "".join(f"{letter:05d}" for letter in range(0, 1000, 5))
Image.new("P", (8, 8)).save("a.gif", comment=text.encode())
assert Image.open("a.gif").info["comment"].decode() == text
PYTHON
library=$(dirname "$(find root -name 'libc.so.6' | head -1)")
gm() { "$library/ld-linux-x86-64.so.2" --library-path "$library:root/usr/lib/x86_64-linux-gnu" root/usr/bin/gm "$@"; }
gm version | head -1
gm convert a.gif b.gif
python/bin/python - <<'PYTHON'
import sys
from PIL import Image

text = Image.open("a.gif").info["comment"].decode()
left = Image.open("b.gif").info.get("comment", b"").decode()
print(f"comment of a.gif: {len(text)} letters; of b.gif: {len(left)} letters, from letter {text.find(left)} on")
sys.exit(0 if left == text[255:510] else 1)
PYTHON
