#!/usr/bin/env python3
"""Make siblings of halfpipe's pictures with other programs, open them with halfpipe, and print the table of docs/COMES-BACK.md.

    python3 tools/comes_back.py path/to/halfpipe

Outside CI. A program that is not installed gives no row. From Debian: imagemagick graphicsmagick libvips-tools inkscape
librsvg2-bin gifsicle optipng pngcrush pngquant libimage-exiftool-perl ffmpeg scour libreoffice-impress libreoffice-writer pandoc;
from PyPI: Pillow imageio opencv-python-headless matplotlib pyoxipng pypng cairosvg python-pptx python-docx odfpy ebooklib nbformat
nbclient nbconvert ipykernel; from npm, in the folder NODE_PATH: sharp svgo pngjs jimp.
"""

import importlib.metadata
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HALFPIPE = str(Path(sys.argv[1]).resolve())
WORK = Path(tempfile.mkdtemp())
os.chdir(WORK)


def run(*command, **options):
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, timeout=180, **options)


def settings(file, scene=1):
    """The settings that halfpipe finds in a file, or why there are none."""
    result = run(HALFPIPE, "paths", "--preset", file, "--scene", scene, "--format", "json", "--steps", 1)
    return (json.loads(result.stdout)["settings"], "") if result.returncode == 0 else (None, result.stderr.strip())


PICTURES = {"a.png": "sgd:lr=0.9", "b.svg": "adam:lr=0.3", "c.gif": "momentum:lr=0.1", "d.apng": "adagrad:lr=1"}
for name, optimizer in PICTURES.items():
    run(HALFPIPE, "--language", "zh-CN", "paths", "--preset", "valley", "--optimizer", optimizer, "--steps", 8, "--size", "480x300", "--out", name)
OWN = {name: settings(name)[0] for name in PICTURES}
assert all(OWN.values()), OWN
run("magick" if shutil.which("magick") else "convert", "-size", "40x30", "xc:red", "photo.jpg")

ROWS = []
# Why not, by a part of the row; the first that fits.
WHY = [
    ("OUT.jpg", "a JPEG carries no settings"), ("OUT.gif", "the text of a PNG does not become the comment of a GIF"),
    ("gm | 1.3.40 | GIF", "keeps 255 letters of a comment (findings/graphicsmagick-gif-comment.sh)"),
    ("strip", "asked to remove them"), ("-all=", "asked to remove them"), ("--no-comments", "asked to remove them"),
    ("--remove-metadata", "asked to remove them"), ("svgo", "removes metadata unless it is told not to"),
    ("StripChunks", "asked to remove them"), ("-delete 0", "the comment goes with the first frame"),
    ("#-1", "the comment goes with the first frame"), ("rsvg", "draws the picture anew"), ("CairoSVG", "draws the picture anew"),
    ("inkscape", "draws the picture anew"), ("nbconvert", "leaves GIF outputs out"),
    ("LibreOffice", "keeps pixels in place of the SVG"), ("|", "reads and writes pixels alone"),
]


def version(tool, package=None):
    if package:
        return importlib.metadata.version(package)
    flag = {"gm": "version", "optipng": "-v", "exiftool": "-ver", "ffmpeg": "-version", "pngcrush": "-version"}.get(tool, "--version")
    text = run(tool, flag)
    words = (text.stdout + text.stderr).replace(",", " ").replace("vips-", "").split()
    return next((word.strip("()") for word in words if word[:1].isdigit() and "." in word), "?")


def row(tool, of, form, operation, file, source):
    found, why = settings(file)
    back = "yes" if found == OWN[source] else "no" if found is None else "CHANGED"
    ROWS.append((tool, of, form, operation, back))
    if not found:
        print(operation, why, file=sys.stderr)


def command(tool, source, out, *parts, operation=None):
    """One picture by one command of a program."""
    if not shutil.which(tool):
        return
    result = run(tool, *parts)
    shown = operation or " ".join(map(str, parts)).replace(out, "OUT").replace(source, "IN")
    if Path(out).exists():
        row(tool, version(tool), Path(source).suffix[1:].upper(), f"`{shown}`", out, source)
    else:
        print("failed:", tool, parts, result.stderr[-300:], file=sys.stderr)


def python(package, source, out, operation, code):
    """One picture by a program of Python."""
    try:
        importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return
    result = run(sys.executable, "-c", code)
    if Path(out).exists():
        row(package, version("", package), Path(source).suffix[1:].upper(), f"`{operation}`", out, source)
    else:
        print("failed:", package, operation, result.stderr[-300:], file=sys.stderr)


def node(package, source, out, operation, code):
    if not shutil.which("node") or "NODE_PATH" not in os.environ:
        return
    own = json.loads(Path(os.environ["NODE_PATH"], package, "package.json").read_text())["version"]
    result = run("node", "-e", code)
    if Path(out).exists():
        row(package, own, Path(source).suffix[1:].upper(), f"`{operation}`", out, source)
    else:
        print("failed:", package, operation, result.stderr[-300:], file=sys.stderr)


def pictures():
    for magick in ("convert", "gm"):
        gm = ["convert"] if magick == "gm" else []
        for index, options in enumerate((["-resize", "50%"], ["-crop", "200x200+9+9"], ["-rotate", "90"], ["-colors", "32"], ["-strip"])):
            command(magick, "a.png", f"{magick}{index}.png", *gm, "a.png", *options, f"{magick}{index}.png")
        command(magick, "a.png", f"{magick}8.png", *gm, "a.png", f"PNG8:{magick}8.png")
        command(magick, "a.png", f"{magick}.gif", *gm, "a.png", f"{magick}.gif", operation="IN OUT.gif")
        command(magick, "a.png", f"{magick}.jpg", *gm, "a.png", f"{magick}.jpg", operation="IN OUT.jpg")
        command(magick, "c.gif", f"{magick}c.gif", *gm, "c.gif", "-resize", "50%", f"{magick}c.gif")
        command(magick, "c.gif", f"{magick}c.png", *gm, "c.gif[0]", f"{magick}c.png", operation="IN[0] OUT.png")
    command("convert", "c.gif", "opt.gif", "c.gif", "-layers", "optimize", "opt.gif")
    command("convert", "c.gif", "deconstructed.gif", "c.gif", "-coalesce", "-delete", "0", "deconstructed.gif")
    command("vips", "a.png", "vips.png", "copy", "a.png", "vips.png")
    command("vips", "a.png", "vipsr.png", "resize", "a.png", "vipsr.png", "0.5")
    command("vips", "a.png", "vipsk.png", "copy", "a.png", "vipsk.png[strip]")
    command("vipsthumbnail", "a.png", "thumb.png", "a.png", "-s", "200", "-o", "thumb.png")
    command("optipng", "a.png", "optipng.png", "-quiet", "-o1", "a.png", "-out", "optipng.png")
    command("optipng", "a.png", "optipngs.png", "-quiet", "-strip", "all", "a.png", "-out", "optipngs.png")
    command("pngcrush", "a.png", "crush.png", "-q", "a.png", "crush.png")
    command("pngquant", "a.png", "quant.png", "64", "--output", "quant.png", "a.png")
    command("pngquant", "a.png", "quants.png", "--strip", "64", "--output", "quants.png", "a.png")
    command("exiftool", "a.png", "exif.png", "-Title=x", "-o", "exif.png", "a.png")
    command("exiftool", "a.png", "exifall.png", "-all=", "-o", "exifall.png", "a.png")
    command("exiftool", "c.gif", "exif.gif", "-XMP:Title=x", "-o", "exif.gif", "c.gif")
    command("ffmpeg", "a.png", "ffmpeg.png", "-v", "error", "-i", "a.png", "ffmpeg.png")
    command("ffmpeg", "d.apng", "ffmpeg.apng", "-v", "error", "-i", "d.apng", "ffmpeg.apng")
    command("ffmpeg", "c.gif", "ffmpeg.gif", "-v", "error", "-i", "c.gif", "ffmpeg.gif")
    command("gifsicle", "c.gif", "sicle.gif", "-O3", "c.gif", "-o", "sicle.gif")
    command("gifsicle", "c.gif", "sicler.gif", "--resize", "200x_", "c.gif", "-o", "sicler.gif")
    command("gifsicle", "c.gif", "sicle1.gif", "c.gif", "#-1", "-o", "sicle1.gif")
    command("gifsicle", "c.gif", "siclen.gif", "--no-comments", "c.gif", "-o", "siclen.gif")
    for plain in ("", "--export-plain-svg"):
        command("inkscape", "b.svg", f"ink{plain}.svg", "b.svg", *([plain] if plain else []), "-o", f"ink{plain}.svg")
    command("inkscape", "b.svg", "inkv.svg", "b.svg", "--vacuum-defs", "--export-text-to-path", "-o", "inkv.svg")
    command("inkscape", "b.svg", "ink.png", "b.svg", "-o", "ink.png", operation="IN -o OUT.png")
    command("rsvg-convert", "b.svg", "rsvg.svg", "-f", "svg", "b.svg", "-o", "rsvg.svg")
    command("rsvg-convert", "b.svg", "rsvg.png", "b.svg", "-o", "rsvg.png", operation="IN -o OUT.png")
    command("scour", "b.svg", "scour.svg", "-q", "-i", "b.svg", "-o", "scour.svg")
    command("scour", "b.svg", "scourm.svg", "-q", "--remove-metadata", "-i", "b.svg", "-o", "scourm.svg")
    command("xmllint", "b.svg", "xmllint.svg", "--format", "b.svg", "--output", "xmllint.svg")

    pil = "from PIL import Image; i = Image.open('a.png'); "
    python("Pillow", "a.png", "pil.png", "i.resize((240, 150)).save(OUT)", pil + "i.resize((240, 150)).save('pil.png')")
    python("Pillow", "a.png", "pili.png", "i.save(OUT, pnginfo=...)", pil + "from PIL.PngImagePlugin import PngInfo as P; p = P(); [p.add_text(k, v) for k, v in i.text.items()]; i.save('pili.png', pnginfo=p)")
    python("Pillow", "a.png", "pilz.png", "p.add_text(k, v, zip=True)", pil + "from PIL.PngImagePlugin import PngInfo as P; p = P(); [p.add_text(k, v, zip=True) for k, v in i.text.items()]; i.save('pilz.png', pnginfo=p)")
    python("Pillow", "c.gif", "pil.gif", "i.save(OUT, save_all=True)", "from PIL import Image; i = Image.open('c.gif'); i.save('pil.gif', save_all=True)")
    python("Pillow", "c.gif", "pilc.gif", "i.save(OUT, comment=i.info['comment'])", "from PIL import Image; i = Image.open('c.gif'); i.save('pilc.gif', comment=i.info['comment'])")
    python("Pillow", "d.apng", "pil.apng", "i.save(OUT, save_all=True)", "from PIL import Image; i = Image.open('d.apng'); i.save('pil.apng', save_all=True)")
    python("imageio", "a.png", "iio.png", "imwrite(OUT, imread(IN))", "import imageio.v3 as i; i.imwrite('iio.png', i.imread('a.png'))")
    python("opencv-python-headless", "a.png", "cv.png", "imwrite(OUT, imread(IN))", "import cv2; cv2.imwrite('cv.png', cv2.imread('a.png'))")
    python("matplotlib", "a.png", "mpl.png", "imsave(OUT, imread(IN))", "import matplotlib.image as m; m.imsave('mpl.png', m.imread('a.png'))")
    python("pypng", "a.png", "pypng.png", "Writer(**info).write(...)", "import png; w, h, r, i = png.Reader('a.png').read(); png.Writer(w, h, greyscale=False, alpha=i['alpha']).write(open('pypng.png', 'wb'), r)")
    python("pyoxipng", "a.png", "oxi.png", "optimize(IN, OUT)", "import oxipng; oxipng.optimize('a.png', 'oxi.png')")
    python("pyoxipng", "a.png", "oxis.png", "strip=StripChunks.safe()", "import oxipng; oxipng.optimize('a.png', 'oxis.png', strip=oxipng.StripChunks.safe())")
    python("CairoSVG", "b.svg", "cairo.svg", "svg2svg(IN, OUT)", "import cairosvg; cairosvg.svg2svg(url='b.svg', write_to='cairo.svg')")
    node("sharp", "a.png", "sharp.png", "sharp(IN).resize(200).toFile(OUT)", "require('sharp')('a.png').resize(200).toFile('sharp.png')")
    node("sharp", "a.png", "sharpm.png", "sharp(IN).keepMetadata().resize(200)", "require('sharp')('a.png').keepMetadata().resize(200).toFile('sharpm.png')")
    node("svgo", "b.svg", "svgo.svg", "optimize(text)", "const fs=require('fs'); fs.writeFileSync('svgo.svg', require('svgo').optimize(fs.readFileSync('b.svg','utf8')).data)")
    node("svgo", "b.svg", "svgom.svg", "plugins: all but removeMetadata", "const fs=require('fs'); fs.writeFileSync('svgom.svg', require('svgo').optimize(fs.readFileSync('b.svg','utf8'), {plugins: ['removeComments', 'cleanupAttrs', 'collapseGroups', 'convertPathData']}).data)")
    node("pngjs", "a.png", "pngjs.png", "PNG.sync.write(PNG.sync.read(IN))", "const fs=require('fs'),{PNG}=require('pngjs'); fs.writeFileSync('pngjs.png', PNG.sync.write(PNG.sync.read(fs.readFileSync('a.png'))))")
    node("jimp", "a.png", "jimp.png", "image.resize().write(OUT)", "const {Jimp}=require('jimp'); Jimp.read('a.png').then(i=>i.resize({w:200}).write('jimp.png'))")


def lecture(tool, of, form, operation, file, sources):
    """A lecture with these pictures, in this order."""
    if not Path(file).exists():
        print("failed:", tool, operation, file=sys.stderr)
        return
    got = [settings(file, scene + 1) for scene in range(len(sources) + 1)]
    back = [next((name for name, own in OWN.items() if own == found), "?") for found, _ in got if found]
    answer = "yes" if back == sources else "no" if not back else f"{len(back)} of {len(sources)}" if len(back) < len(sources) else "CHANGED " + str(back)
    ROWS.append((tool, of, form, operation, answer))


MARKDOWN = "# One\n\n![](c.gif)\n\n![](photo.jpg)\n\n# Two\n\n![](a.png)\n\n# Three\n\n![](b.svg)\n"


def lectures():
    Path("lecture.md").write_text(MARKDOWN)
    Path("plain.md").write_text(MARKDOWN.replace("![](b.svg)", ""))
    order = ["c.gif", "a.png", "b.svg"]
    if shutil.which("pandoc"):
        for out, options in (("p.pptx", []), ("p.docx", []), ("p.odt", []), ("p.epub", []), ("p.ipynb", []), ("p.html", ["-s"]), ("ps.html", ["-s", "--self-contained"]), ("pr.html", ["-s", "-t", "dzslides", "--self-contained"])):
            result = run("pandoc", "lecture.md", *options, "-o", out)
            if result.returncode:
                print("failed: pandoc", out, result.stderr[-300:], file=sys.stderr)
            lecture("pandoc", version("pandoc"), Path(out).suffix, f"`{' '.join(['IN.md', *options])}`", out, order)
    try:
        from pptx import Presentation
        from pptx.util import Inches
        deck = Presentation()
        for names in (["c.gif"], ["photo.jpg", "a.png"]):
            slide = deck.slides.add_slide(deck.slide_layouts[6])
            for name in names:
                slide.shapes.add_picture(name, Inches(1), Inches(1))
        ids = deck.slides._sldIdLst
        deck.save("x.pptx")
        lecture("python-pptx", version("", "python-pptx"), ".pptx", "`add_picture`", "x.pptx", order[:2])
        ids.insert(0, ids[1])
        deck.save("y.pptx")
        lecture("python-pptx", version("", "python-pptx"), ".pptx", "slides in another order", "y.pptx", order[1::-1])
    except ImportError:
        pass
    try:
        import docx
        text = docx.Document()
        for name in ("c.gif", "photo.jpg", "a.png"):
            text.add_picture(name)
        text.save("x.docx")
        lecture("python-docx", version("", "python-docx"), ".docx", "`add_picture`", "x.docx", order[:2])
    except ImportError:
        pass
    try:
        from ebooklib import epub
        book = epub.EpubBook()
        book.set_title("t")
        pages = []
        for number, name in enumerate(order):
            kind = {"gif": "image/gif", "png": "image/png", "svg": "image/svg+xml"}[name[2:]]
            book.add_item(epub.EpubItem(uid=f"i{number}", file_name=f"img/{name}", media_type=kind, content=Path(name).read_bytes()))
            page = epub.EpubHtml(title=name, file_name=f"text/{9 - number}.xhtml", content=f'<p><img src="../img/{name}"/></p>')
            book.add_item(page)
            pages.append(page)
        book.spine = pages
        book.add_item(epub.EpubNcx())
        book.add_item(epub.EpubNav())
        epub.write_epub("x.epub", book)
        lecture("EbookLib", version("", "EbookLib"), ".epub", "`write_epub`", "x.epub", order)
    except ImportError:
        pass
    try:
        import nbformat
        cell = "from IPython.display import Image, SVG, display\n"
        book = nbformat.v4.new_notebook(cells=[
            nbformat.v4.new_code_cell(cell + "display(Image('c.gif'))"),
            nbformat.v4.new_code_cell(cell + "display(Image('photo.jpg'), Image('a.png'))"),
            nbformat.v4.new_code_cell(cell + "display(SVG('b.svg'))"),
        ])
        nbformat.write(book, "x.ipynb")
        import base64
        word = base64.b64encode(Path("a.png").read_bytes()).decode()
        note = nbformat.v4.new_markdown_cell("![c](c.gif) and ![a](attachment:a.png) and <img src='b.svg'>", attachments={"a.png": {"image/png": word}})
        nbformat.write(nbformat.v4.new_notebook(cells=[note]), "m.ipynb")
        lecture("nbformat", version("", "nbformat"), ".ipynb", "attachments and files in Markdown", "m.ipynb", order)
        run(sys.executable, "-m", "nbconvert", "--to", "notebook", "--execute", "--output", "xx.ipynb", "x.ipynb")
        lecture("nbclient", version("", "nbclient"), ".ipynb", "`display(Image(...))`, `SVG(...)`", "xx.ipynb", order)
        run(sys.executable, "-m", "nbconvert", "--to", "html", "--output", "xx.html", "xx.ipynb")
        lecture("nbconvert", version("", "nbconvert"), ".html", "`--to html`", "xx.html", order)
        run(sys.executable, "-m", "nbconvert", "--to", "slides", "--output", "xs", "xx.ipynb")
        lecture("nbconvert", version("", "nbconvert"), ".html", "`--to slides`", "xs.slides.html", order)
    except ImportError:
        pass
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office:
        for source, out in (("p.pptx", "odp"), ("p.pptx", "pptx"), ("p.docx", "odt"), ("p.docx", "docx"), ("p.odt", "odt"), ("p.odt", "docx"), ("p.odt", "epub"), ("p.odt", "html"), ("x.pptx", "odp")):
            folder = Path(f"lo-{source}-{out}")
            run(office, "--headless", f"-env:UserInstallation=file://{WORK}/profile", "--convert-to", out, "--outdir", folder, source)
            lecture("LibreOffice", version(office), "." + out, f"`--convert-to {out}` of a {Path(source).suffix}", folder / f"{Path(source).stem}.{out}", order[:2] if source == "x.pptx" else order)


pictures()
lectures()
print("| tool | version | format | operation | comes back | why not |\n|---|---|---|---|---|---|")
for cells in ROWS:
    line = " | ".join(cells[:5])
    why = next(why for part, why in WHY if part in line) if "yes" not in cells[4] else ""
    print(f"| {line} | {why} |")
print(WORK, file=sys.stderr)
