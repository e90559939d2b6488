"""Strict reading of plain data (a TOML or JSON table): every key known, every type right, else an issue.

Nothing is guessed: a missing or ill-typed value is noted and a harmless stand-in is returned, so that one
pass names every fault of a file. Whoever reads must give up the result when issues were noted.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import TypeVar

from xacai.domain.issue import Issue, Severity
from xacai.domain.text import nfc

E = TypeVar("E", bound=StrEnum)
LONGEST = 4_000  # characters of one text
_FORBIDDEN = frozenset({"Cc", "Cs"})  # control characters, halves of surrogate pairs


class Record:
    """One table with its place in the file (``form-3 3.3.3.1``): take its keys, then :meth:`close`."""

    def __init__(self, place: str, data: object, issues: list[Issue]) -> None:
        self.place = place
        self.issues = issues
        self._left: dict[str, object] = {}
        if isinstance(data, Mapping):
            self._left = {str(key): value for key, value in data.items()}
        else:
            self.note("catalogue.wrong-type", key=place, wanted="table")

    def note(self, code: str, **params: str) -> None:
        """Note a fault of this table."""
        self.issues.append(Issue(code, Severity.ERROR, self.place, params))

    def has(self, key: str) -> bool:
        """Whether the key is given (and not taken yet)."""
        return key in self._left

    def close(self) -> None:
        """Note every key that nobody asked for."""
        for key in self._left:
            self.note("catalogue.unknown-key", key=key)
        self._left = {}

    def text(self, key: str, default: str | None = None) -> str:
        """A text in NFC; ``default`` None: the key must be there."""
        value = self._take(key, default)
        if value is None:
            return ""
        if not isinstance(value, str):
            self.note("catalogue.wrong-type", key=key, wanted="text")
            return ""
        return self._clean(key, value)

    def whole(self, key: str, default: int | None = None) -> int:
        """A whole number."""
        value = self._take(key, default)
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        if value is not None:
            self.note("catalogue.wrong-type", key=key, wanted="whole number")
        return 0

    def truth(self, key: str, default: bool | None = None) -> bool:
        """True or false."""
        value = self._take(key, default)
        if value is not None and not isinstance(value, bool):
            self.note("catalogue.wrong-type", key=key, wanted="true or false")
        return value is True

    def texts(self, key: str, *, required: bool = False) -> tuple[str, ...]:
        """A list of texts; empty where the key is not given."""
        values = self._list(key, required=required)
        if not all(isinstance(value, str) for value in values):
            self.note("catalogue.wrong-type", key=key, wanted="list of texts")
            return ()
        return tuple(self._clean(key, value) for value in values if isinstance(value, str))

    def wholes(self, key: str) -> tuple[int, ...]:
        """A list of whole numbers; empty where the key is not given."""
        values = self._list(key)
        numbers = tuple(value for value in values if isinstance(value, int) and not isinstance(value, bool))
        if len(numbers) != len(values):
            self.note("catalogue.wrong-type", key=key, wanted="list of whole numbers")
        return numbers

    def choice(self, key: str, kind: type[E], default: E | None = None) -> E:
        """A member of an enumeration, by its value."""
        value = self.text(key, None if default is None else default.value)
        members = {member.value: member for member in kind}
        if value not in members:
            if value:
                self.note("catalogue.unknown-value", key=key, value=value, allowed=", ".join(members))
            return next(iter(kind))
        return members[value]

    def choices(self, key: str, kind: type[E]) -> tuple[E, ...]:
        """A list of members of an enumeration."""
        members = {member.value: member for member in kind}
        values = self.texts(key)
        for value in values:
            if value not in members:
                self.note("catalogue.unknown-value", key=key, value=value, allowed=", ".join(members))
        return tuple(members[value] for value in values if value in members)

    def days(self, key: str) -> frozenset[date]:
        """A list of ISO dates as a set."""
        found: set[date] = set()
        for text in self.texts(key):
            try:
                found.add(date.fromisoformat(text))
            except ValueError:
                self.note("catalogue.unknown-value", key=key, value=text, allowed="YYYY-MM-DD")
        return frozenset(found)

    def record(self, key: str, place: str | None = None) -> Record:
        """A table below this one."""
        return Record(place or f"{self.place} {key}", self._take(key, None) or {}, self.issues)

    def records(self, key: str, place: str, name: str, *, required: bool = False) -> tuple[Record, ...]:
        """The tables of a list, each placed by its own ``name`` key, else by its number."""
        return tuple(
            Record(_below(place, name, number, data), data, self.issues)
            for number, data in enumerate(self._list(key, required=required), start=1)
        )

    def _take(self, key: str, default: object) -> object:
        value = self._left.pop(key, default)
        if value is None:
            self.note("catalogue.missing-key", key=key)
        return value

    def _list(self, key: str, *, required: bool = False) -> list[object]:
        value = self._take(key, None if required else [])
        if value is not None and not isinstance(value, list | tuple):
            self.note("catalogue.wrong-type", key=key, wanted="list")
            return []
        return list(value or [])

    def _clean(self, key: str, value: str) -> str:
        text = nfc(value)
        # Nearly every text is printable as it is, which is asked much faster than sign by sign.
        strange = not text.isprintable() and any(
            unicodedata.category(sign) in _FORBIDDEN for sign in text if sign != "\n"
        )
        if strange or len(text) > LONGEST:
            self.note("catalogue.bad-text", key=key, longest=str(LONGEST))
        return text


def _below(place: str, name: str, number: int, data: object) -> str:
    own = data.get(name) if isinstance(data, Mapping) else None
    return f"{place} {own if isinstance(own, str) and own else number}"
