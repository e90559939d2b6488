"""Breaking text into lines: greedy, by words, from cached widths; words wider than the line are cut.

Widths inside are thousandths of the type size (as the font has them); widths outside are points.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from xacai.documents.fonts import Face

_NO_BREAK = "\u00a0"
_DASH = re.compile(r"(?<=\S) ([-–]) (?=\S)")
_LEADING_DASH = re.compile(r"^([-–+•*]|\d{1,2}\.|[a-zđ]\)) (?=\S)")
_SLACK = 0.5
# A cut inside a word falls behind one of these where it can; never behind "-", which readers of PDF files
# drop at the end of a line.
_CUT_BEHIND = "/_.,;:@&=)"


class Piece(NamedTuple):
    """A stretch of a line in one face."""

    face: Face
    text: str


class Line(NamedTuple):
    """One line: its pieces, natural width in points, count of spaces, whether it ends a paragraph."""

    pieces: tuple[Piece, ...]
    width: float
    spaces: int
    ends: bool


class _Word(NamedTuple):
    """What stands between two spaces: pieces without a break, their width, and the sign that follows."""

    pieces: tuple[Piece, ...]
    width: float
    gap: str = " "


def wrap(pieces: Sequence[Piece], size: float, width: float, first_width: float | None = None) -> list[Line]:
    """Lines of a text of one or more styles, its line breaks kept; none is wider than ``width``."""
    scale = 1000 / size
    room = max(width, size) * scale
    first = room if first_width is None else max(first_width, size) * scale
    lines: list[Line] = []
    for number, paragraph in enumerate(_paragraphs(pieces)):
        start = first if number == 0 else room
        if len(paragraph) == 1:
            lines.extend(_wrap_plain(paragraph[0], size, room, start))
        else:
            lines.extend(_wrap_mixed(paragraph, size, room, start))
    return lines


def _paragraphs(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The pieces parted at line breaks; each part has at least one piece."""
    parts: list[list[Piece]] = [[]]
    for piece in pieces:
        head, *tail = piece.text.split("\n")
        parts[-1].append(Piece(piece.face, head))
        parts.extend([Piece(piece.face, text)] for text in tail)
    return [part or [pieces[0]] for part in parts] if pieces else []


def _glue(text: str) -> str:
    """Dashes held to their neighbours, list marks to their first word: no line ends or begins with a dash."""
    if " " not in text:
        return text
    text = _LEADING_DASH.sub(r"\1" + _NO_BREAK, text)
    return _DASH.sub(_NO_BREAK + r"\1" + _NO_BREAK, text) if "- " in text or "– " in text else text


def _wrap_plain(piece: Piece, size: float, room: float, first: float) -> list[Line]:
    """The quick way, for text of one style."""
    face = piece.face
    words = _words(piece.text)
    known = face.widths
    widths = [known[word] for word in words]
    if widths and max(widths) > min(room, first):
        return _wrap_mixed([piece], size, room, first)
    scale = size / 1000
    lines: list[Line] = []
    for start, end, used in _break(widths, face.space, room, first):
        text = " ".join(words[start:end])
        spaces = end - start - 1 + text.count(_NO_BREAK)
        lines.append(Line((Piece(face, text),), used * scale, spaces, end == len(words)))
    return lines


def _words(text: str) -> list[str]:
    return [word for word in _glue(text).split(" ") if word]


def _break(widths: Sequence[float], space: float, room: float, first: float) -> list[tuple[int, int, float]]:
    """Greedy lines over words of the given widths as (start, end, width used); never none."""
    lines: list[tuple[int, int, float]] = []
    start, used, limit = 0, -space, first + _SLACK
    for index, width in enumerate(widths):
        if used + space + width > limit and index > start:
            lines.append((start, index, used))
            start, used, limit = index, width, room + _SLACK
        else:
            used += space + width
    lines.append((start, len(widths), max(used, 0.0)))
    return lines


def _wrap_mixed(pieces: Sequence[Piece], size: float, room: float, first: float) -> list[Line]:
    """The careful way: several styles, or words wider than the line."""
    words: list[_Word] = []
    for word in _mixed_words(pieces):
        words.extend([word] if word.width <= min(room, first) else _cut(word, min(room, first)))
    lines: list[Line] = []
    start, used, limit = 0, 0.0, first + _SLACK
    for index, word in enumerate(words):
        if index > start and used + word.width > limit:
            lines.append(_line(words[start:index], size, ends=False))
            start, used, limit = index, 0.0, room + _SLACK
        used += word.width + (word.pieces[-1].face.space if word.gap else 0)
    lines.append(_line(words[start:] or [_Word((Piece(pieces[0].face, ""),), 0.0)], size, ends=True))
    return lines


def _mixed_words(pieces: Sequence[Piece]) -> list[_Word]:
    """Words across style changes: "Điều 1" in bold and "." upright are one word at their seam."""
    words: list[list[Piece]] = []
    joined = False
    for piece in pieces:
        text = _glue(piece.text)
        for number, part in enumerate(text.split(" ")):
            if part and joined and number == 0:
                words[-1].append(Piece(piece.face, part))
            elif part:
                words.append([Piece(piece.face, part)])
        joined = bool(words) and (not text.endswith(" ") if text else joined)
    return [_Word(tuple(word), sum(p.face.widths[p.text] for p in word)) for word in words]


def _cut(word: _Word, room: float) -> list[_Word]:
    """A word too wide for a line as several: at its no-break spaces first, then between letters."""
    parts: list[_Word] = []
    for piece in word.pieces:
        face = piece.face
        loose = re.sub(rf"{_NO_BREAK}([-–]){_NO_BREAK}", rf" \1{_NO_BREAK}", piece.text).split(" ")
        for number, text in enumerate(loose):
            gap = " " if number < len(loose) - 1 else ""
            if face.widths[text] <= room:
                parts.append(_Word((Piece(face, text),), face.widths[text], gap))
            else:
                parts.extend(_letters(face, text.replace(_NO_BREAK, " "), room, gap))
    last = parts[-1]
    return [*parts[:-1], last._replace(gap=" ")]


def _letters(face: Face, text: str, room: float, gap: str) -> list[_Word]:
    parts: list[_Word] = []
    start, used = 0, 0.0
    for index, letter in enumerate(text):
        width = face.widths[letter]
        if index > start and used + width > room:
            end = _cut_place(text, start, index)
            parts.append(_Word((Piece(face, text[start:end]),), face.widths[text[start:end]], ""))
            used = face.widths[text[end:index]]
            start = end
        used += width
    tail = text[start:]
    return [*parts, _Word((Piece(face, tail),), face.widths[tail], gap)]


def _cut_place(text: str, start: int, end: int) -> int:
    """The best cut of ``text[start:end]``: behind a sign or before a dash, else at its end."""
    for place in range(end, start + (end - start) // 2, -1):
        if text[place - 1] in _CUT_BEHIND or (text[place : place + 1] == "-" and place > start + 1):
            return place
    return end - 1 if text[end - 1] in "-–" and end - 1 > start else end


def _line(words: Sequence[_Word], size: float, ends: bool) -> Line:
    """Words as a line: neighbours of one face run together, so that each piece is drawn at a stroke."""
    pieces: list[Piece] = []
    for index, word in enumerate(words):
        for number, piece in enumerate(word.pieces):
            last = number == len(word.pieces) - 1
            text = piece.text + (word.gap if last and index < len(words) - 1 else "")
            if pieces and pieces[-1].face is piece.face:
                pieces[-1] = Piece(piece.face, pieces[-1].text + text)
            else:
                pieces.append(Piece(piece.face, text))
    width = sum(piece.face.widths[piece.text] for piece in pieces) * size / 1000
    spaces = sum(piece.text.count(" ") + piece.text.count(_NO_BREAK) for piece in pieces)
    return Line(tuple(pieces), width, spaces, ends)
