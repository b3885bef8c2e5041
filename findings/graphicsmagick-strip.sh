#!/bin/sh
# GraphicsMagick 1.3.40 (Debian 12, 1.4+really1.3.40-4+deb12u1): -strip leaves the texts of a PNG in it.
#
# gm(1): "-strip: remove all profiles and text attributes from the image ... All embedded profiles and text attributes are stripped".
# `gm convert a.png -strip b.png` removes the comment, but each other text (tEXt) stays: Author, Settings, a place.
# ImageMagick's -strip removes them. Who strips pictures for the sake of privacy publishes what is in them.
#
# Seen: "texts of b.png: Author, Settings". Exit 0 if it is still so, 1 if not.
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
from PIL.PngImagePlugin import PngInfo

texts = PngInfo()
for name, text in (("Author", "somebody"), ("Settings", "(version: 2)"), ("Comment", "made at home")):
    texts.add_text(name, text)
Image.new("RGB", (8, 8)).save("a.png", pnginfo=texts)
PYTHON
library=$(dirname "$(find root -name 'libc.so.6' | head -1)")
gm() { "$library/ld-linux-x86-64.so.2" --library-path "$library:root/usr/lib/x86_64-linux-gnu" root/usr/bin/gm "$@"; }
gm version | head -1
gm convert a.png -strip b.png
python/bin/python - <<'PYTHON'
import sys
from PIL import Image

left = {name: text for name, text in Image.open("b.png").text.items() if name in ("Author", "Settings", "Comment")}
print("texts of b.png:", ", ".join(sorted(left)))
sys.exit(0 if left.get("Author") == "somebody" and left.get("Settings") == "(version: 2)" else 1)
PYTHON
