"""Words of a PDF as a reader of PDF files finds them: text, face, size and place on the sheet."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as raw

_LETTERS_OF_A_NAME = 200
# Wider than this (in type sizes) no space is: another cell begins.
_WIDE_GAP = 1.5


@dataclass(frozen=True)
class Found:
    """A stretch of one face and size on one line: ``x`` to ``end`` from the left, ``y`` its base line from the top."""

    page: int
    text: str
    face: str
    size: float
    x: float
    end: float
    y: float

    @property
    def bold(self) -> bool:
        """Whether the face is a bold cut."""
        return "Bold" in self.face

    @property
    def italic(self) -> bool:
        """Whether the face is an italic cut."""
        return "Italic" in self.face

    @property
    def middle(self) -> float:
        """The middle between both ends."""
        return (self.x + self.end) / 2


@dataclass(frozen=True)
class Sheet:
    """A page's size in points and its words."""

    width: float
    height: float
    words: tuple[Found, ...]


def read_sheets(pdf: bytes) -> list[Sheet]:
    """Every page of a PDF."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [
            Sheet(page.get_width(), page.get_height(), tuple(_words(page, number)))
            for number, page in enumerate(document, 1)
        ]
    finally:
        document.close()


def _words(page: pypdfium2.PdfPage, number: int) -> Iterator[Found]:
    text = page.get_textpage()
    height = page.get_height()
    open_run: list[tuple[str, tuple[str, float, float], float, float]] = []
    for index in range(text.count_chars()):
        sign = chr(raw.FPDFText_GetUnicode(text, index))
        if sign in "\r\n" or (raw.FPDFText_IsGenerated(text, index) == 1 and sign != " "):
            continue
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        raw.FPDFText_GetCharBox(text, index, left, right, bottom, top)
        x, y = ctypes.c_double(), ctypes.c_double()
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        key = (_face(text, index), raw.FPDFText_GetFontSize(text, index), round(height - y.value, 1))
        if sign == " " and open_run:
            key = open_run[-1][1]
        apart = bool(open_run) and sign != " " and x.value - open_run[-1][3] > _WIDE_GAP * key[1]
        if apart and open_run[-1][0] == " ":
            apart = x.value - open_run[-2 if len(open_run) > 1 else -1][3] > _WIDE_GAP * key[1]
        if open_run and (apart or key != open_run[-1][1]):
            yield _found(open_run, number)
            open_run = []
        open_run.append((sign, key, x.value, right.value))
    if open_run:
        yield _found(open_run, number)


def _face(text: pypdfium2.PdfTextPage, index: int) -> str:
    name = ctypes.create_string_buffer(_LETTERS_OF_A_NAME)
    raw.FPDFText_GetFontInfo(text, index, name, _LETTERS_OF_A_NAME, ctypes.c_int())
    return name.value.decode()


def _found(signs: list[tuple[str, tuple[str, float, float], float, float]], page: int) -> Found:
    face, size, y = signs[0][1]
    written = "".join(sign for sign, *_ in signs)
    inked = [item for item in signs if not item[0].isspace()] or signs
    return Found(page, written.strip(), face, round(size, 2), inked[0][2], inked[-1][3], y)


def the(sheets: Iterable[Sheet], text: str) -> Found:
    """The one stretch that begins so."""
    found = [words for sheet in sheets for words in sheet.words if words.text.startswith(text)]
    assert len(found) == 1, f"{text!r} is drawn {len(found)} times"
    return found[0]
