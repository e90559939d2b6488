"""Names of bundle files."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xacai.domain.submission import Stream
from xacai.exchange.names import bundle_name, may_hold_bundle

UUID = "1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed"


def test_the_parts_of_a_name() -> None:
    assert (
        bundle_name(Stream("25432", "2025-Q3", "report"), 1, UUID)
        == "xacai_25432_2025-q3_report_r1_1b9d6bcd.xacai"
    )
    assert (
        bundle_name(Stream("25432", "2025/cchc", "plan"), 2, UUID)
        == "xacai_25432_2025-cchc_plan_r2_1b9d6bcd.xacai"
    )


def test_a_long_period_loses_its_end() -> None:
    name = bundle_name(Stream("000.00.12.H99", "2025-12-20..2026-01-15", "scorecard"), 100, UUID)
    assert len(name) <= 64
    assert name.startswith("xacai_000-00-12-h99_2025-12-20")
    assert name.endswith("_scorecard_r100_1b9d6bcd.xacai")


@given(st.text(max_size=40), st.text(max_size=13), st.integers(1, 999))
def test_every_name_suits_every_disk(period: str, office: str, revision: int) -> None:
    name = bundle_name(Stream(office, period, "report"), revision, UUID)
    assert re.fullmatch(r"[a-z0-9_.-]{1,64}", name)
    assert may_hold_bundle(name)


@pytest.mark.parametrize("name", ["a.xacai", "a.xacai.zip", "Copy of A.XACAI", "a (1).xacai", "Báo cáo.PDF"])
def test_what_is_worth_opening(name: str) -> None:
    assert may_hold_bundle(name)


@pytest.mark.parametrize("name", ["a.xacai.part", "a.docx", "xacai", "a.xacai-card", ".DS_Store"])
def test_what_is_not(name: str) -> None:
    assert not may_hold_bundle(name)
