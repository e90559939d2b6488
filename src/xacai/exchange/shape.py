"""Shapes of data that came from elsewhere: small descriptions that yield the place of each departure.

A record names the members that must be there, and has no others unless it says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Protocol

from xacai.files.canonical import Json


class Shape(Protocol):
    """Something that a value can fit or not."""

    def faults(self, value: Json, where: str) -> Iterator[str]:
        """The places where the value does not fit, deepest first found."""


class Text:
    """A string: the whole of it matching a pattern, or free up to a length; never empty if so wanted."""

    def __init__(self, pattern: str = "", *, longest: int = 20_000, empty: bool = True) -> None:
        self._pattern = re.compile(pattern, re.ASCII) if pattern else None
        self._longest = longest
        self._empty = empty

    def faults(self, value: Json, where: str) -> Iterator[str]:
        """The place itself, or nothing."""
        if not isinstance(value, str) or not self._fits(value):
            yield where

    def _fits(self, text: str) -> bool:
        if len(text) > self._longest or not (text or self._empty):
            return False
        return self._pattern is None or self._pattern.fullmatch(text) is not None


class Whole:
    """An integer between two bounds, both included; true and false are none."""

    def __init__(self, least: int, most: int) -> None:
        self._least = least
        self._most = most

    def faults(self, value: Json, where: str) -> Iterator[str]:
        """The place itself, or nothing."""
        if type(value) is not int or not self._least <= value <= self._most:
            yield where


class Day:
    """A day as ``2025-09-14``, or an empty string where that is allowed."""

    def __init__(self, *, empty: bool = True) -> None:
        self._empty = empty

    def faults(self, value: Json, where: str) -> Iterator[str]:
        """The place itself, or nothing."""
        if not isinstance(value, str) or not (_is_day(value) or (not value and self._empty)):
            yield where


class Flag:
    """True or false."""

    def faults(self, value: Json, where: str) -> Iterator[str]:
        """The place itself, or nothing."""
        if not isinstance(value, bool):
            yield where


class OneOf:
    """One of a few strings."""

    def __init__(self, *choices: str) -> None:
        self._choices = frozenset(choices)

    def faults(self, value: Json, where: str) -> Iterator[str]:
        """The place itself, or nothing."""
        if not isinstance(value, str) or value not in self._choices:
            yield where


class Maybe:
    """The shape, or null."""

    def __init__(self, shape: Shape) -> None:
        self._shape = shape

    def faults(self, value: Json, where: str) -> Iterator[str]:
        """The faults of what is there."""
        if value is not None:
            yield from self._shape.faults(value, where)


class ListOf:
    """A list whose members all have one shape, between two lengths."""

    def __init__(self, shape: Shape, *, least: int = 0, most: int = 50_000) -> None:
        self._shape = shape
        self._least = least
        self._most = most

    def faults(self, value: Json, where: str) -> Iterator[str]:
        """The faults of the members, or the place itself."""
        if not isinstance(value, list) or not self._least <= len(value) <= self._most:
            yield where
            return
        for place, part in enumerate(value):
            yield from self._shape.faults(part, f"{where}[{place}]")


class MapOf:
    """An object with free keys of one shape and values of another."""

    def __init__(self, key: Shape, shape: Shape, *, most: int = 50_000) -> None:
        self._key = key
        self._shape = shape
        self._most = most

    def faults(self, value: Json, where: str) -> Iterator[str]:
        """The faults of keys and values, or the place itself."""
        if not isinstance(value, dict) or len(value) > self._most:
            yield where
            return
        for key, part in value.items():
            yield from self._key.faults(key, _below(where, key))
            yield from self._shape.faults(part, _below(where, key))


class Record:
    """An object with named members; ``optional`` ones are looked at where they are there.

    ``others``: members beyond these are let through unseen, for those who look at them later.
    """

    def __init__(
        self,
        members: Mapping[str, Shape],
        optional: Mapping[str, Shape] | None = None,
        *,
        others: bool = False,
    ) -> None:
        self.members = members
        self._optional = optional or {}
        self._others = others

    def faults(self, value: Json, where: str) -> Iterator[str]:
        """The faults of the members, those missing among them, or the place itself."""
        if not isinstance(value, dict):
            yield where
            return
        for name, shape in self.members.items():
            if name in value:
                yield from shape.faults(value[name], _below(where, name))
            else:
                yield _below(where, name)
        for name, shape in self._optional.items():
            if name in value:
                yield from shape.faults(value[name], _below(where, name))
        if not self._others:
            for name in value.keys() - self.members.keys() - self._optional.keys():
                yield _below(where, name)


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _below(where: str, name: str) -> str:
    return f"{where}.{name}"[:200] if where else name[:200]
