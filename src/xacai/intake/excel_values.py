"""A workbook's cells as an officer would have typed them: dates as 31/12/2026, decimals with a comma, percents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation
from xml.etree.ElementTree import Element

from xacai.domain.issue import refuse
from xacai.intake.markup import attribute, elements, local
from xacai.intake.package import Package

_DATE_FORMATS = frozenset((*range(14, 18), 22, *range(27, 37), *range(50, 59)))
_PERCENT_FORMATS = frozenset((9, 10))
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.')
MOST_STRINGS = 400_000


def shared_strings(package: Package, part: str) -> list[str]:
    """The table of texts that cells refer to."""
    found: list[str] = []
    if not package.has(part):
        return found
    top: Element | None = None
    for event, node in elements(package.chunks(part), package.name):
        top = node if top is None else top
        if event == "end" and local(node) == "si":
            found.append(text_of(node))
            top.remove(node)
            if len(found) > MOST_STRINGS:
                raise refuse("intake.too-large", package.name, file=package.name)
    return found


def text_of(node: Element) -> str:
    """The runs of a rich text; the reading aids of East Asian scripts are left out."""
    return "".join(_runs(node))


def _runs(node: Element) -> Iterator[str]:
    for item in node:
        if local(item) == "t":
            yield item.text or ""
        elif local(item) == "r":
            yield from _runs(item)


class Formats:
    """Which cell styles show a date and which a percentage; ``since``: the day that figure 0 means."""

    def __init__(self, package: Package, since_1904: bool) -> None:
        self._since = datetime(1904, 1, 1) if since_1904 else datetime(1899, 12, 30)
        self._formats: list[int] = []
        self._own: dict[int, str] = {}
        if not package.has("xl/styles.xml"):
            return
        for part in package.tree("xl/styles.xml"):
            if local(part) == "numFmts":
                for node in part:
                    self._own[_whole(node.get("numFmtId"))] = node.get("formatCode") or ""
            elif local(part) == "cellXfs":
                self._formats = [_whole(node.get("numFmtId")) for node in part]

    def _format(self, style: int) -> tuple[int, str]:
        number = self._formats[style] if 0 <= style < len(self._formats) else 0
        return number, _LITERAL.sub("", self._own.get(number, "")).lower()

    def is_percent(self, style: int) -> bool:
        """Whether the style shows 0.97 as 97%."""
        form, code = self._format(style)
        return form in _PERCENT_FORMATS or "%" in code

    def is_date(self, style: int) -> bool:
        """Whether the style shows a figure as a day or a month."""
        form, code = self._format(style)
        return form in _DATE_FORMATS or ("d" in code and "m" in code) or ("m" in code and "y" in code)

    def figure_of(self, day: date) -> int:
        """The figure that a day is kept as."""
        return (day - self._since.date()).days

    def written(self, text: str, style: int) -> str:
        """A figure as its style shows it."""
        try:
            number = Decimal(text)
        except InvalidOperation:
            return text
        if not number.is_finite() or abs(number) > Decimal("1e15"):
            return text[:40]
        code = self._format(style)[1]
        if self.is_date(style):
            return self._date(float(number), has_day="d" in code or not code)
        if self.is_percent(style):
            return f"{plain_figure(number * 100)}%"
        return plain_figure(number)

    def _date(self, number: float, *, has_day: bool) -> str:
        try:
            day = self._since + timedelta(days=number)
        except OverflowError:
            return plain_figure(Decimal(str(number)))
        return f"{day:%d/%m/%Y}" if has_day else f"{day:%m/%Y}"


def plain_figure(number: Decimal) -> str:
    """Fifteen digits are what a workbook holds; more would show its binary tail."""
    rounded = Decimal(f"{number:.15g}")
    text = f"{rounded:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")


def _whole(text: str | None) -> int:
    return int(text) if text and text.isdigit() and len(text) < 7 else 0


def is_yes(node: Element, name: str) -> bool:
    """A switch given as an attribute."""
    return (attribute(node, name) or "").lower() in {"1", "true"}
