"""The order of versions, and what speaks against an update."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xacai import __version__
from xacai.domain.release import Here, Program, System, Version, objections, read_version

NUMBERS = st.integers(0, 9999)
VERSIONS = st.builds(Version, NUMBERS, NUMBERS, NUMBERS)
HERE = Here(Version(1, 4, 2), 3, System.WINDOWS)
NEXT = Program(Version(1, 10, 0), Version(1, 0, 0), 4, System.WINDOWS)


@given(VERSIONS)
def test_a_version_is_read_as_it_is_written(version: Version) -> None:
    assert read_version(str(version)) == version


@given(VERSIONS, VERSIONS)
def test_versions_are_ordered_as_numbers(one: Version, other: Version) -> None:
    assert (one < other) == ([one.major, one.minor, one.patch] < [other.major, other.minor, other.patch])


OTHERS = (
    "",
    "1",
    "1.2",
    "1.2.3.4",
    "01.2.3",
    "1.2.3rc1",
    " 1.2.3",
    "1.2.3\n",
    "1.2.-3",
    "٣.1.1",
    "10000.0.0",
)


@pytest.mark.parametrize("text", OTHERS)
def test_other_spellings_are_no_version(text: str) -> None:
    assert read_version(text) is None


def test_this_programs_own_version_has_an_order() -> None:
    assert read_version(__version__) is not None


def codes(**changes: object) -> list[str]:
    return [issue.code for issue in objections(replace(NEXT, **changes), HERE)]  # type: ignore[arg-type]


def test_only_a_higher_version_for_this_system_is_taken() -> None:
    assert codes() == []
    assert codes(version=Version(1, 4, 3)) == []
    assert codes(version=HERE.version) == ["update.same"]
    assert codes(version=Version(1, 4, 1)) == ["update.lower"]
    assert codes(version=Version(0, 9, 9)) == ["update.lower"]
    assert codes(least=Version(1, 5, 0)) == ["update.least"]
    assert codes(least=HERE.version) == []
    assert codes(schema=2) == ["update.schema"]
    assert codes(schema=3) == []
    assert codes(system=System.DEBIAN) == ["update.system"]
    assert codes(system="plan9") == ["update.system"]


def test_nothing_is_taken_where_no_setup_is_made_for() -> None:
    assert [issue.code for issue in objections(NEXT, replace(HERE, system=""))] == ["update.system"]
