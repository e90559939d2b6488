"""The serif face of state documents: Times New Roman where the system has it, else Liberation Serif.

Both have the same widths, so a document breaks its lines alike on every machine.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from unicodedata import category

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from xacai.domain.issue import refuse
from xacai.domain.text import nfc

FONTS_VARIABLE = "XACAI_FONTS"
# Font-file names of the four cuts: regular, bold, italic, bold italic. Earlier families win.
FAMILIES: tuple[tuple[str, tuple[str, str, str, str]], ...] = (
    ("Times New Roman", ("times.ttf", "timesbd.ttf", "timesi.ttf", "timesbi.ttf")),
    (
        "Times New Roman",
        ("Times New Roman.ttf", "Times New Roman Bold.ttf", "Times New Roman Italic.ttf",
         "Times New Roman Bold Italic.ttf"),
    ),
    (
        "Times New Roman",
        ("Times_New_Roman.ttf", "Times_New_Roman_Bold.ttf", "Times_New_Roman_Italic.ttf",
         "Times_New_Roman_Bold_Italic.ttf"),
    ),
    (
        "Liberation Serif",
        ("LiberationSerif-Regular.ttf", "LiberationSerif-Bold.ttf", "LiberationSerif-Italic.ttf",
         "LiberationSerif-BoldItalic.ttf"),
    ),
)  # fmt: skip
_SYSTEM_FOLDERS = (
    "/usr/share/fonts/truetype/msttcorefonts",
    "/System/Library/Fonts/Supplemental",
    "/Library/Fonts",
    "/usr/share/fonts/truetype/liberation2",
    "/usr/share/fonts/truetype/liberation",
    "/usr/share/fonts/liberation-serif",
    "/usr/share/fonts/liberation",
)
ASCENT = 0.891
DESCENT = 0.216
UNKNOWN_LETTER = "□"
# Signs without a picture of their own: soft hyphens, joiners, marks of direction, variation selectors.
_WITHOUT_PICTURE = (
    0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), *range(0xFE00, 0xFE10), 0xFEFF
)  # fmt: skip
_PLAIN: dict[int, str | None] = dict.fromkeys(_WITHOUT_PICTURE)
_PLAIN |= dict.fromkeys((0x0B, 0x0C, 0x85, 0x2028, 0x2029), "\n")
_PLAIN |= dict.fromkeys(
    (0x09, *range(0x1C, 0x20), 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000), " "
)


# Control signs, halves of letters and places without a letter: some fonts list them, no reader gives them back.
_NO_LETTERS = frozenset({"Cc", "Cs", "Cn"})


@dataclass(frozen=True, slots=True)
class FontFiles:
    """The four files of one family."""

    family: str
    regular: Path
    bold: Path
    italic: Path
    bold_italic: Path


class _Widths(dict[str, float]):
    """Widths of words in thousandths of the type size, measured once each."""

    def __init__(self, advances: dict[int, float], default: float) -> None:
        super().__init__()
        self._advances = advances
        self._default = default

    def __missing__(self, word: str) -> float:
        advances, default = self._advances, self._default
        width = sum([advances.get(ord(letter), default) for letter in word])
        self[word] = width
        return width


class Face:
    """One cut of the family, ready to measure and to draw with."""

    __slots__ = ("font", "letters", "name", "space", "widths")

    def __init__(self, name: str, path: Path) -> None:
        self.font = TTFont(name, str(path))
        pdfmetrics.registerFont(self.font)
        self.name = name
        advances = dict(self.font.face.charWidths)
        advances[0xA0] = advances[0x20]
        self.space: float = advances[0x20]
        self.letters = frozenset(
            letter for letter in map(chr, advances) if category(letter) not in _NO_LETTERS
        )
        self.widths = _Widths(advances, self.font.face.defaultWidth)

    def width(self, text: str, size: float) -> float:
        """Width of a text in points."""
        return self.widths[text] * size / 1000


@dataclass(frozen=True, slots=True)
class FontSet:
    """The registered cuts of one family."""

    family: str
    regular: Face
    bold: Face
    italic: Face
    bold_italic: Face

    def face(self, bold: bool = False, italic: bool = False) -> Face:
        """The cut for a style."""
        if bold:
            return self.bold_italic if italic else self.bold
        return self.italic if italic else self.regular

    def printable(self, text: str) -> str:
        """The text as it can be printed: NFC, no signs without a picture; a letter the font lacks becomes ``□``.

        No-break spaces stay: layout itself puts them where room is left for a number or a day. Control signs are no
        letters of any font, so they become ``□`` too.
        """
        clean = "\u00a0".join(map(nfc, text.split("\u00a0"))).translate(_PLAIN)
        missing = self.missing(clean)
        return clean.translate({ord(letter): UNKNOWN_LETTER for letter in missing}) if missing else clean

    def missing(self, text: str) -> frozenset[str]:
        """The letters of a text that the family has no picture for; signs that have none anywhere are left out."""
        return frozenset(text.translate(_PLAIN)).difference(self.regular.letters, "\n")


def letter_names(letters: Iterable[str]) -> str:
    """Letters as a person can tell them: the letter with its code point, the code point alone of a control sign."""
    codes = [(letter, f"U+{ord(letter):04X}") for letter in sorted(letters)]
    return ", ".join(
        code if category(letter) in _NO_LETTERS else f"{letter} ({code})" for letter, code in codes
    )


def font_folders(environ: os._Environ[str] | dict[str, str] | None = None) -> tuple[Path, ...]:
    """Where fonts are looked for, first place first: the override, the system's own, the program's own."""
    settings = os.environ if environ is None else environ
    folders = [Path(settings[FONTS_VARIABLE])] if settings.get(FONTS_VARIABLE) else []
    for variable, tail in (("WINDIR", "Fonts"), ("LOCALAPPDATA", "Microsoft/Windows/Fonts")):
        if settings.get(variable):
            folders.append(Path(settings[variable]) / tail)
    folders.extend(map(Path, _SYSTEM_FOLDERS))
    package = Path(__file__).resolve().parent.parent
    folders.extend((package / "resources" / "fonts", package.parent.parent / "resources" / "fonts"))
    return tuple(folders)


def find_fonts(folders: Sequence[Path]) -> FontFiles:
    """The first whole family in the folders, Times New Roman before Liberation Serif.

    A family found in the override folder (the first) wins over all. Raises ``document.no-font``.
    """
    for family, names in FAMILIES:
        for folder in folders:
            files = tuple(folder / name for name in names)
            if all(file.is_file() for file in files):
                return FontFiles(family, *files)
    raise refuse("document.no-font", folders=", ".join(_existing(folders)) or "-", variable=FONTS_VARIABLE)


def _existing(folders: Iterable[Path]) -> tuple[str, ...]:
    return tuple(str(folder) for folder in folders if folder.is_dir())


def load_fonts() -> FontSet:
    """The fonts of this machine, registered with ReportLab once for each set of files."""
    folders = font_folders()
    override = folders[:1] if os.environ.get(FONTS_VARIABLE) else ()
    return _registered(find_fonts(override) if override else find_fonts(folders))


@lru_cache(maxsize=4)
def _registered(files: FontFiles) -> FontSet:
    prefix = files.family.replace(" ", "")
    try:
        return FontSet(
            files.family,
            Face(f"{prefix}-Regular", files.regular),
            Face(f"{prefix}-Bold", files.bold),
            Face(f"{prefix}-Italic", files.italic),
            Face(f"{prefix}-BoldItalic", files.bold_italic),
        )
    except (TTFError, OSError) as error:
        raise refuse("document.bad-font", path=str(files.regular.parent), reason=str(error)) from error
