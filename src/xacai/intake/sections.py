"""The body's sections with their levels (I. / 1. / 1.1. / a)) and paragraphs that a page break cut, joined again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from xacai.domain.field import FieldCode, recognise_field
from xacai.domain.phrase import fold
from xacai.domain.plan import Section
from xacai.intake.document import Paragraph

_LEVELS = (
    (1, re.compile(r"^(?P<no>[IVX]{1,5}|[A-H])[.)]\s*(?P<title>\S.*)$")),
    (4, re.compile(r"^(?P<no>\d{1,2}\.\d{1,2}\.\d{1,2})[.)]?\s+(?P<title>\S.*)$")),
    (3, re.compile(r"^(?P<no>\d{1,2}\.\d{1,2})[.)]?\s+(?P<title>[^\d%\s].*)$")),
    (2, re.compile(r"^(?P<no>\d{1,2})[.)]\s+(?P<title>\S.*)$")),
    (5, re.compile(r"^(?P<no>[a-zđ])[.)]\s*(?P<title>\S.*)$")),
)
_LONGEST = 160
_BULLET = re.compile(r"^[-–+*•]\s*")
_FIELD_WORDS = re.compile(
    r"\b(?:cai cach|chi dao|xay dung|chinh quyen|the che|tac dong|hien dai hoa|nang cao|to chuc|tai chinh)\b"
)


@dataclass(slots=True)
class Part:
    """A heading with its own paragraphs and its place under other headings."""

    no: str
    title: str
    heading: str
    level: int
    line: int
    over: tuple[Part, ...] = ()
    paragraphs: list[Paragraph] = field(default_factory=list)

    @property
    def code(self) -> FieldCode | None:
        """The field that the heading names."""
        return recognise_field(self.title) if _FIELD_WORDS.search(fold(self.title)) else None


def parts_of(lines: Sequence[Paragraph]) -> tuple[Part, ...]:
    """The body as parts in order; what stands before the first heading is a part of level 0."""
    parts = [Part("", "", "", 0, lines[0].line if lines else 0)]
    for line in mended(lines):
        made = _heading(line, parts)
        if made:
            parts.append(made)
        else:
            parts[-1].paragraphs.append(line)
    return tuple(part for part in parts if part.level or part.paragraphs)


def sections_in(parts: Sequence[Part]) -> tuple[Section, ...]:
    """The parts as sections of a plan, from the first heading on."""
    texts = ("\n".join(line.text for line in part.paragraphs) for part in parts)
    return tuple(
        Section(part.heading, part.level, text) for part, text in zip(parts, texts, strict=True) if part.level
    )


def _heading(line: Paragraph, parts: Sequence[Part]) -> Part | None:
    for level, pattern in _LEVELS:
        found = pattern.match(line.text)
        if not found:
            continue
        title = found.group("title")
        if len(title) > _LONGEST or (title.endswith(".") and len(title) > 60) or title.endswith(";"):
            return None
        over = tuple(part for part in _chain(parts[-1]) if part.level and part.level < level)
        return Part(found.group("no"), title.strip(" :.*"), line.text, level, line.line, over)
    return None


def _chain(part: Part) -> tuple[Part, ...]:
    return (*part.over, part)


def mended(lines: Sequence[Paragraph]) -> list[Paragraph]:
    """Paragraphs that a page break cut in a sentence, joined: the second half begins with a small letter."""
    whole: list[Paragraph] = []
    for line in lines:
        last = whole[-1].text if whole else ""
        begins_low = line.text[:1].islower() and not re.match(r"^[a-zđ][.)]", line.text)
        if last and begins_low and line.gap and last[-1] not in ".;:!?" and not last.isupper():
            whole[-1] = Paragraph(f"{last} {line.text}", whole[-1].line, whole[-1].gap)
        else:
            whole.append(line)
    return whole


def unbulleted(text: str) -> str:
    """A paragraph without its dash or plus."""
    return _BULLET.sub("", text).strip()


def bullet_of(text: str) -> str:
    """The mark before a paragraph: "-", "+" or none."""
    return text[:1] if _BULLET.match(text) else ""
