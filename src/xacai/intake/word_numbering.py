"""The numbers that Word generates in front of paragraphs: "II.", "1.2.", "a)", bullets; counted as Word counts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from xacai.intake.headings import roman
from xacai.intake.markup import attribute, is_on
from xacai.intake.word_names import child, number, short, value, whole

_PLACE = re.compile(r"%(\d)")
_MARKS = frozenset("-–—+*•")
# A counter beyond this is no numbering of a plan.
_HIGHEST = 32_767


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list. ``restart``: the level (from 1) after which it begins anew, 0 never, None the one above."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False
    style: str | None = None


@dataclass(slots=True)
class _List:
    """A list in use: its pattern, its own levels, and the levels that it starts anew."""

    pattern: str
    levels: dict[int, Level] = field(default_factory=dict)
    starts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """The lists of a document and how far each has counted."""

    def __init__(self, root: Element | None = None) -> None:
        self._patterns: dict[str, dict[int, Level]] = {}
        self._lists: dict[str, _List] = {}
        self._counts: dict[str, dict[int, int]] = {}
        if root is not None:
            self._read(root)

    def _read(self, root: Element) -> None:
        linked: dict[str, str] = {}
        named: dict[str, str] = {}
        for node in root:
            key = attribute(node, "abstractNumId") or ""
            if short(node.tag) == "abstractNum":
                self._patterns[key] = dict(_level(item) for item in node if short(item.tag) == "lvl")
                if link := value(node, "numStyleLink"):
                    linked[key] = link
                if name := value(node, "styleLink"):
                    named[name] = key
            elif short(node.tag) == "num":
                self._lists[attribute(node, "numId") or ""] = _list(node)
        for key, name in linked.items():
            self._patterns[key] = self._patterns.get(named.get(name, ""), {})

    def level_of_style(self, list_id: str, style: str | None) -> int:
        """The level of a list that belongs to a paragraph style; the first where none does."""
        levels = self._levels(list_id)
        return next((place for place, level in levels.items() if style and level.style == style), 0)

    def _levels(self, list_id: str) -> dict[int, Level]:
        used = self._lists.get(list_id)
        return {} if used is None else {**self._patterns.get(used.pattern, {}), **used.levels}

    def label(self, list_id: str, place: int) -> str:
        """Count one paragraph of a list and give what Word prints before it; "" for no list."""
        used, levels = self._lists.get(list_id), self._levels(list_id)
        level = levels.get(place)
        if used is None or level is None:
            return ""
        counts = self._counts.setdefault(used.pattern, {})
        fresh = used.starts.pop(place, None)
        counts[place] = _next(counts.get(place), level.start, fresh)
        for deeper in [item for item in counts if item > place and _restarts(levels.get(item), place)]:
            del counts[deeper]
        if level.form == "bullet":
            return level.text if level.text in _MARKS else "-"
        return _PLACE.sub(lambda found: _written(int(found.group(1)) - 1, level, levels, counts), level.text)


def _next(count: int | None, start: int, fresh: int | None) -> int:
    if fresh is not None:
        return fresh
    return start if count is None else min(count + 1, _HIGHEST)


def _restarts(level: Level | None, after: int) -> bool:
    if level is None or level.restart is None:
        return True
    return after < level.restart


def _level(node: Element) -> tuple[int, Level]:
    start = number(node, "start")
    level = Level(
        start=1 if start is None else min(max(start, 0), _HIGHEST),
        form=value(node, "numFmt") or "decimal",
        text=value(node, "lvlText") or "",
        restart=number(node, "lvlRestart"),
        legal=is_on(child(node, "isLgl")),
        style=value(node, "pStyle"),
    )
    return whole(attribute(node, "ilvl")) or 0, level


def _list(node: Element) -> _List:
    made = _List(value(node, "abstractNumId") or "")
    for item in node:
        if short(item.tag) != "lvlOverride":
            continue
        place = whole(attribute(item, "ilvl")) or 0
        if (own := child(item, "lvl")) is not None:
            made.levels[place] = _level(own)[1]
        if (start := number(item, "startOverride")) is not None:
            made.starts[place] = min(max(start, 0), _HIGHEST)
    return made


def _written(place: int, level: Level, levels: dict[int, Level], counts: dict[int, int]) -> str:
    other = levels.get(place, Level())
    count = counts.get(place, other.start)
    return str(count) if level.legal else written(count, other.form)


def written(count: int, form: str) -> str:
    """A count in one of Word's forms; forms of other languages are written as figures."""
    if form == "none":
        return ""
    if form in {"upperRoman", "lowerRoman"} and 0 < count < 400:
        text = "C" * (count // 100) + roman(count % 100)
        return text if form == "upperRoman" else text.lower()
    if form in {"upperLetter", "lowerLetter"} and 0 < count < 260:
        letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    return f"{count:02d}" if form == "decimalZero" else str(count)
