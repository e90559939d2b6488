"""A release of the program and an update that brings one: the order of versions, and what speaks against taking one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from xacai.domain.issue import Issue, Severity

_VERSION = re.compile(r"(0|[1-9]\d{0,3})\.(0|[1-9]\d{0,3})\.(0|[1-9]\d{0,3})", re.ASCII)


class System(StrEnum):
    """What a setup is made for."""

    WINDOWS = "windows-x64"
    DEBIAN = "linux-x64"


@dataclass(frozen=True, slots=True, order=True)
class Version:
    """Three numbers, compared as numbers: 0.10.0 comes after 0.9.0."""

    major: int
    minor: int
    patch: int

    def __str__(self) -> str:
        return f"{self.major}.{self.minor}.{self.patch}"


def read_version(text: str) -> Version | None:
    """The version that is written ``1.2.3``, without leading zeros; nothing for anything else."""
    found = _VERSION.fullmatch(text)
    return Version(*map(int, found.groups())) if found else None


@dataclass(frozen=True, slots=True)
class Program:
    """The program in an update. ``least``: the lowest version that it follows; ``schema``: of the data it keeps.

    ``system`` is a :class:`System`, or one that only later programs know.
    """

    version: Version
    least: Version
    schema: int
    system: str


@dataclass(frozen=True, slots=True)
class Update:
    """What an update file says of itself; without a program it brings catalogues or criteria sets only."""

    released: date
    notes: tuple[str, ...] = ()
    program: Program | None = None


@dataclass(frozen=True, slots=True)
class Here:
    """The program that is to be updated; ``system`` is empty where no setup is made for it."""

    version: Version
    schema: int
    system: str


def objections(program: Program, here: Here) -> tuple[Issue, ...]:
    """What speaks against installing the program here; nothing where it may be done."""
    return tuple(
        Issue(f"update.{code}", Severity.ERROR, "", params)
        for code, wrong, params in _conditions(program, here)
        if wrong
    )


def _conditions(program: Program, here: Here) -> tuple[tuple[str, bool, dict[str, str]], ...]:
    versions = {"version": str(program.version), "here": str(here.version), "least": str(program.least)}
    return (
        ("system", program.system != here.system, {"system": program.system}),
        ("same", program.version == here.version, versions),
        ("lower", program.version < here.version, versions),
        ("least", program.version > here.version and here.version < program.least, versions),
        ("schema", program.version > here.version and program.schema < here.schema, versions),
    )
