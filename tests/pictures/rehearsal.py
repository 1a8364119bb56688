"""Pictures of a rehearsal in a terminal: the program runs in a real one, and a browser draws what it wrote there.

    rehearsal.py PROGRAM FOLDER             FOLDER/rehearsal.png and .txt: what the README shows
    rehearsal.py PROGRAM FOLDER WIDTH...    a whole run in each width, on a dark and on a light ground

Deliberately absent: choosing colours. The program says bold, faint or one of sixteen, and a terminal has its own for each.
"""

import hashlib
import html
import os
import pty
import re
import struct
import subprocess
import sys
import tempfile
import unicodedata
import zlib
from fcntl import ioctl
from pathlib import Path
from termios import TIOCSWINSZ

COMMAND = ["rehearse", "borgerdata", "--people", "9"]
COLUMNS = 80

# What the README shows, each part from the line that holds the first words up to the one that holds the last.
PARTS = [
    ("Prøve af »", "Anna: !dialog start"),
    ("· Runden · til kl.", "Dit kort · Fælles pointer"),
    ("Aftalt: I prøver det her", "privat til"),
]
# Stands between two parts.
LEFT_OUT = "       …"

ESCAPE = re.compile("\x1b\\[([0-9;]*)m")
# Ground, text, faint text, and magenta as xterm has it.
DARK = ("#1c2230", "#e8eaf0", "#8f97a8", "#d67ad6")
LIGHT = ("#ffffff", "#1a1a1a", "#757575", "#cd00cd")


def run(program, columns, arguments=COMMAND):
    """What the program writes in a terminal this wide, line by line."""
    us, them = pty.openpty()
    ioctl(them, TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    environment = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "NO_COLOR")}
    environment["TERM"] = "xterm-256color"
    child = subprocess.Popen([program, *arguments], stdin=them, stdout=them, stderr=them, env=environment)
    os.close(them)
    written = b""
    while True:
        try:
            written += os.read(us, 65536)
        except OSError:
            break
    if child.wait() != 0:
        sys.exit(f"the rehearsal ended with {child.returncode}:\n{written.decode()}")
    return written.decode().replace("\r\n", "\n").rstrip("\n").split("\n")


def plain(line):
    return ESCAPE.sub("", line)


def parts(lines):
    """The lines worth showing."""
    chosen = []
    for first, last in PARTS:
        begin = next(n for n, line in enumerate(lines) if first in plain(line))
        end = next(n for n in range(begin, len(lines)) if last in plain(lines[n]))
        if chosen:
            chosen += ["", LEFT_OUT, ""]
        chosen += lines[begin:end]
        # Nor what stands over the first line that is left out.
        while not plain(chosen[-1]).strip() or plain(chosen[-1]).strip().startswith("┌"):
            chosen.pop()
    return chosen


def width(character):
    if unicodedata.combining(character) or character in "\ufe0f\u20e3\u200d":
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def drawn(line, colours):
    """A line as HTML, each character as wide as a terminal has it."""
    out, style = [], set()
    for nth, piece in enumerate(ESCAPE.split(line)):
        if nth % 2:
            style = set() if piece in ("", "0") else style | set(piece.split(";"))
            continue
        css = {"1": "font-weight:bold", "2": f"color:{colours[2]}", "3": "font-style:italic", "35": f"color:{colours[3]}"}
        out.append(f'<span style="{";".join(css[code] for code in sorted(style) if code in css)}">')
        for letters in re.findall(".[\ufe0f\u20e3\u200d]*", piece):
            # The terminal gives a sign two columns, whatever the font does.
            wide = sum(width(letter) for letter in letters)
            cell = html.escape(letters)
            out.append(f'<i style="width:{wide}ch">{cell}</i>' if wide == 2 or len(letters) > 1 else cell)
        out.append("</span>")
    return "".join(out)


def picture(lines, columns, colours, to, scale=2):
    """Draws the lines into a PNG."""
    ground, text = colours[:2]
    line_height, margin = 20, 24
    body = "\n".join(drawn(line, colours) for line in lines)
    page = f"""<!DOCTYPE html><meta charset="utf-8"><style>
      html {{ background: {ground} }}
      body {{ margin: {margin}px; color: {text} }}
      pre {{ font: 14px/{line_height}px 'DejaVu Sans Mono', 'Noto Color Emoji', monospace; margin: 0 }}
      i {{ display: inline-block; font-style: inherit; white-space: pre }}
    </style><pre>{body}</pre>"""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "page.html"
        source.write_text(page)
        # A letter of this font is 8.43 pixels wide.
        size = f"{round(columns * 8.43) + 2 * margin},{len(lines) * line_height + 2 * margin}"
        command = ["chromium", "--headless", "--no-sandbox", "--hide-scrollbars", f"--force-device-scale-factor={scale}"]
        command += [f"--user-data-dir={folder}/profile", f"--window-size={size}", f"--screenshot={to}", source.as_uri()]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def say_of(image, text):
    """Writes into a PNG what text it is of: a digest, which a test compares."""
    data = image.read_bytes()
    said = b"tEXtText-SHA-256\0" + hashlib.sha256(text.encode()).hexdigest().encode()
    chunk = struct.pack(">I", len(said) - 4) + said + struct.pack(">I", zlib.crc32(said))
    # After the header, which is the first chunk and always 25 bytes long, and the signature before it.
    image.write_bytes(data[:33] + chunk + data[33:])


def main(program, folder, *widths):
    folder = Path(folder)
    if widths:
        for columns in map(int, widths):
            lines = run(program, columns)
            for name, colours in (("dark", DARK), ("light", LIGHT)):
                picture(lines, columns, colours, folder / f"rehearsal-{columns}-{name}.png", scale=1)
        return
    lines = parts(run(program, COLUMNS))
    text = "\n".join(plain(line).rstrip() for line in lines) + "\n"
    (folder / "rehearsal.txt").write_text(text)
    picture(lines, COLUMNS, DARK, folder / "rehearsal.png")
    say_of(folder / "rehearsal.png", text)


main(*sys.argv[1:])
