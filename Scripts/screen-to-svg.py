#!/usr/bin/env python3
"""Draws a terminal's screen, as `tmux capture-pane -e -p` prints it, as an SVG.

Reads the capture from standard input and writes the SVG to standard output:

    tmux capture-pane -e -p -t demo | Scripts/screen-to-svg.py --columns 100 > screen.svg

Box-drawing characters, blocks and braille are drawn as shapes, so that the picture does not depend on
the viewer's font. Right-to-left text is drawn in the columns that it has on the screen.
"""

import argparse
import re
import sys
import unicodedata
from html import escape

WIDTH, HEIGHT = 9, 20  # of a cell, in pixels
MARGIN = 14
BACKGROUND, FOREGROUND = "#16181d", "#d8dee9"
PALETTE = [
    "#3b4252", "#e06c75", "#98c379", "#e5c07b", "#61afef", "#c678dd", "#56b6c2", "#d8dee9",
    "#7f8794", "#ff7b86", "#b5e890", "#ffd98a", "#82c4ff", "#dc9bf0", "#78d6e2", "#ffffff",
]
FSI, PDI = "\u2068", "\u2069"

# For each box-drawing character the arms that it has: left, right, up, down.
BOX = {
    "─": "lr", "│": "ud", "├": "rud", "┤": "lud", "┬": "lrd", "┴": "lru", "┼": "lrud",
    "┌": "rd", "┐": "ld", "└": "ru", "┘": "lu", "╴": "l", "╶": "r", "╵": "u", "╷": "d",
}
ROUND = {"╭": ("rd"), "╮": ("ld"), "╰": ("ru"), "╯": ("lu")}


def colour_of(number):
    """The colour of the palette of 256."""
    if number < 16:
        return PALETTE[number]
    if number < 232:
        number -= 16
        levels = [0, 95, 135, 175, 215, 255]
        return "#%02x%02x%02x" % (
            levels[number // 36], levels[number // 6 % 6], levels[number % 6])
    grey = 8 + (number - 232) * 10
    return "#%02x%02x%02x" % (grey, grey, grey)


class Style:
    """What SGR sequences have set."""

    def __init__(self):
        self.reset()

    def reset(self):
        self.fore = self.back = None
        self.bold = self.dim = self.underline = self.italic = self.reverse = False

    def apply(self, parameters):
        codes = [int(code or 0) for code in re.split("[;:]", parameters)] if parameters else [0]
        while codes:
            code = codes.pop(0)
            if code == 0:
                self.reset()
            elif code == 1:
                self.bold = True
            elif code == 2:
                self.dim = True
            elif code == 3:
                self.italic = True
            elif code == 4:
                self.underline = True
            elif code == 7:
                self.reverse = True
            elif code == 22:
                self.bold = self.dim = False
            elif code == 23:
                self.italic = False
            elif code == 24:
                self.underline = False
            elif code == 27:
                self.reverse = False
            elif code in (38, 48):
                colour = None
                if codes[:1] == [5]:
                    colour = colour_of(codes[1])
                    codes = codes[2:]
                elif codes[:1] == [2]:
                    colour = "#%02x%02x%02x" % tuple(codes[1:4])
                    codes = codes[4:]
                if code == 38:
                    self.fore = colour
                else:
                    self.back = colour
            elif code == 39:
                self.fore = None
            elif code == 49:
                self.back = None
            elif 30 <= code <= 37:
                self.fore = PALETTE[code - 30]
            elif 40 <= code <= 47:
                self.back = PALETTE[code - 40]
            elif 90 <= code <= 97:
                self.fore = PALETTE[code - 82]
            elif 100 <= code <= 107:
                self.back = PALETTE[code - 92]

    def key(self):
        fore, back = self.fore or FOREGROUND, self.back
        if self.reverse:
            fore, back = back or BACKGROUND, fore
        return (fore, back, self.bold, self.dim, self.underline, self.italic)


def columns_of(text):
    if unicodedata.category(text) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(text) in "WF" else 1


def is_right_to_left(text):
    return any(unicodedata.bidirectional(c) in ("R", "AL") for c in text)


def cells_of(line):
    """The cells of a row: text, column, width, style, number of the isolate or 0."""
    cells, style, column, isolate, isolates = [], Style(), 0, 0, 0
    for part in re.findall(r"\x1b\[[0-9;:]*m|\x1b.|.", line):
        if part.startswith("\x1b["):
            style.apply(part[2:-1])
        elif part.startswith("\x1b"):
            continue
        elif part == FSI:
            isolates += 1
            isolate = isolates
        elif part == PDI:
            isolate = 0
        elif columns_of(part) == 0:
            if cells and unicodedata.bidirectional(part) not in ("L", "R", "AL") or part == "\u200c":
                if cells:
                    cells[-1][0] += part
        else:
            width = columns_of(part)
            cells.append([part, column, width, style.key(), isolate])
            column += width
    return cells


def runs_of(cells):
    """Cells side by side that are drawn as one text."""
    runs = []
    for position, cell in enumerate(cells):
        text, column, width, style, isolate = cell
        right = is_right_to_left(text)
        if text in " _" and runs and runs[-1]["right"] and isolate == 0:
            # What stands between two right-to-left words belongs to them.
            following = next((c for c in cells[position:] if c[0] not in " _"), None)
            right = following is not None and is_right_to_left(following[0])
        last = runs[-1] if runs else None
        joins = (
            last is not None and last["style"] == style and last["isolate"] == isolate
            and last["end"] == column and not last["shape"] and not is_shape(text)
            and (isolate != 0 or last["right"] == right))
        if joins:
            last["text"] += text
            last["end"] += width
            last["right"] = last["right"] or right
        else:
            runs.append(dict(
                text=text, start=column, end=column + width, style=style, isolate=isolate,
                right=right, shape=is_shape(text)))
    return runs


def is_shape(text):
    code = ord(text[0])
    return text[0] in BOX or text[0] in ROUND or 0x2580 <= code <= 0x2595 or 0x2801 <= code <= 0x28FF


def shape(text, x, y, fore):
    """A box-drawing character, a block or a braille pattern."""
    middle_x, middle_y = x + WIDTH / 2, y + HEIGHT / 2
    if text in ROUND:
        arms, radius = ROUND[text], 5
        vertical = y if "u" in arms else y + HEIGHT
        horizontal = x if "l" in arms else x + WIDTH
        towards_y = middle_y - radius if "u" in arms else middle_y + radius
        return (
            f'<path d="M{middle_x} {vertical}V{towards_y}Q{middle_x} {middle_y} '
            f'{horizontal} {middle_y}" stroke="{fore}" fill="none"/>')
    if text in BOX:
        path = ""
        for arm in BOX[text]:
            end = {"l": (x, middle_y), "r": (x + WIDTH, middle_y), "u": (middle_x, y),
                   "d": (middle_x, y + HEIGHT)}[arm]
            path += f"M{middle_x} {middle_y}L{end[0]} {end[1]}"
        return f'<path d="{path}" stroke="{fore}" fill="none"/>'
    code = ord(text)
    if code >= 0x2800:
        places = [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (0, 3), (1, 3)]
        return "".join(
            f'<circle cx="{x + WIDTH * (0.27 + 0.46 * a):.2f}" '
            f'cy="{y + HEIGHT * (0.125 + 0.25 * b):.2f}" r="1.5" fill="{fore}"/>'
            for bit, (a, b) in enumerate(places) if code >> bit & 1)
    left, top, width, height, opacity = 0.0, 0.0, 1.0, 1.0, 1.0
    if code == 0x2580:
        height = 0.5
    elif 0x2581 <= code <= 0x2588:
        height = (code - 0x2580) / 8
        top = 1 - height
    elif 0x2589 <= code <= 0x258F:
        width = (0x2590 - code) / 8
    elif code == 0x2590:
        left = width = 0.5
    elif code <= 0x2593:
        opacity = (code - 0x2590) / 4
    elif code == 0x2594:
        height = 0.125
    else:
        left, width = 0.875, 0.125
    return (
        f'<rect x="{x + left * WIDTH:.2f}" y="{y + top * HEIGHT:.2f}" '
        f'width="{width * WIDTH:.2f}" height="{height * HEIGHT:.2f}" fill="{fore}" '
        f'fill-opacity="{opacity}" shape-rendering="crispEdges"/>')


def draw(run, row):
    x, y = MARGIN + run["start"] * WIDTH, MARGIN + row * HEIGHT
    width = (run["end"] - run["start"]) * WIDTH
    fore, back, bold, dim, underline, italic = run["style"]
    drawn = ""
    if back:
        drawn += f'<rect x="{x}" y="{y}" width="{width}" height="{HEIGHT}" fill="{back}"/>'
    if run["shape"]:
        return drawn + shape(run["text"][0], x, y, fore)
    if not run["text"].strip():
        return drawn
    attributes = f'fill="{fore}" y="{y + HEIGHT * 0.72:.1f}"'
    if bold:
        attributes += ' font-weight="bold"'
    if dim:
        attributes += ' opacity="0.6"'
    if underline:
        attributes += ' text-decoration="underline"'
    if italic:
        attributes += ' font-style="italic"'
    if run["right"]:
        attributes += f' x="{x + width}" direction="rtl" unicode-bidi="embed" class="r"'
    else:
        attributes += f' x="{x}"'
    text = escape(run["text"])
    return drawn + (
        f'<text {attributes} textLength="{width}" lengthAdjust="spacingAndGlyphs">{text}</text>')


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--columns", type=int, default=0, help="the least width, in columns")
    options.add_argument("--title", default="A terminal", help="what the picture shows, in words")
    arguments = options.parse_args()
    rows = [cells_of(line) for line in sys.stdin.read().rstrip("\n").split("\n")]
    columns = max([arguments.columns] + [row[-1][1] + row[-1][2] for row in rows if row])
    width, height = columns * WIDTH + 2 * MARGIN, len(rows) * HEIGHT + 2 * MARGIN
    print(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" role="img" '
        f'font-family="\'DejaVu Sans Mono\', Menlo, Consolas, monospace" font-size="14.5">')
    print(f"<title>{escape(arguments.title)}</title>")
    print(
        "<style>text{white-space:pre}.r{font-family:'Noto Sans Arabic',Vazirmatn,Tahoma,"
        "'DejaVu Sans',sans-serif}</style>")
    print(f'<rect width="{width}" height="{height}" rx="8" fill="{BACKGROUND}"/>')
    for number, row in enumerate(rows):
        for run in runs_of(row):
            drawn = draw(run, number)
            if drawn:
                print(drawn)
    print("</svg>")


main()
