"""Criteria sets on disk: the packaged ones (a TOML file each) and those handed over as one file."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from xacai.domain.criteria_reading import read_criteria
from xacai.domain.criterion import CriteriaSet
from xacai.domain.issue import Issue, Refusal, refuse
from xacai.files.canonical import load
from xacai.files.reading import read_limited
from xacai.files.resources import resource

LIMIT = 2_000_000
Read = tuple[CriteriaSet | None, tuple[Issue, ...]]


class CriteriaRefused(Refusal):
    """A file that is no criteria set. Code: ``criteria.no-set``."""


@cache
def packaged_criteria() -> tuple[CriteriaSet, ...]:
    """The sets that the program ships, by year; one that does not read is the program's own fault."""
    found = []
    for path in sorted(resource("scorecards").glob("*.toml")):
        criteria, issues = read_criteria_file(path)
        if criteria is None:
            raise CriteriaRefused(issues[0])
        found.append(criteria)
    return tuple(sorted(found, key=lambda item: (item.year, item.name)))


def read_criteria_file(path: Path) -> Read:
    """The set of one ``.toml`` or ``.json`` file, with what is wrong with it."""
    written = read_limited(path, LIMIT)
    try:
        data = tomllib.loads(written.decode("utf-8")) if path.suffix.lower() == ".toml" else load(written)
    except (ValueError, RecursionError, Refusal):
        return None, (refuse("criteria.no-set", path.name, name=path.name).issue,)
    return read_criteria(data)
