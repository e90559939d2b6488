"""Whether the words of a higher office's plan mean a commune."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xacai.domain.assignment import Meant, Role, meaning_of, role_of
from xacai.domain.office import Office
from xacai.domain.plan import Task

COMMUNE = Office("97213", "Ủy ban nhân dân xã Sông Lam", "Sông Lam")
WARD = Office("97214", "Ủy ban nhân dân phường Cầu Đá", "Cầu Đá")


@pytest.mark.parametrize(
    "written",
    [
        "UBND cấp xã",
        "Các cơ quan liên quan, UBND cấp xã",
        "UBND các xã, phường",
        "UBND các xã phường",
        "Ủy ban nhân dân các xã, phường, đặc khu",
        "Các sở, ban, ngành và UBND các xã",
        "UBND xã, phường, thị trấn",
        "Các đơn vị thuộc UBND thị xã, UBND các xã phường",
        "ỦY BAN NHÂN DÂN CẤP XÃ",
        "- UBND các phường, xã",
        "UBND cấp huyện, cấp xã",
        "Sở Nội vụ; UBND xã Sông Lam",
        "UBND xã/phường",
    ],
)
def test_the_communes_are_meant(written: str) -> None:
    assert meaning_of(written, COMMUNE) is Meant.YES


@pytest.mark.parametrize(
    "written",
    [
        "Các cơ quan, đơn vị, địa phương",
        "UBND các cấp",
        "Các địa phương",
        "Các đơn vị, địa phương",
        "Các cơ quan, đơn vị",
        "Chính quyền các cấp",
        "UBND các phường",
    ],
)
def test_a_person_is_asked(written: str) -> None:
    assert meaning_of(written, COMMUNE) is Meant.MAYBE


@pytest.mark.parametrize(
    "written",
    [
        "",
        "Sở Nội vụ",
        "Phòng Văn hóa - Xã hội",
        "Bảo hiểm xã hội tỉnh",
        "UBND xã Tân Lập",
        "UBND cấp huyện",
        "UBND thị xã",
        "Các cơ quan chuyên môn",
        "Các cơ quan liên quan",
        "Các sở, ban, ngành",
        "Văn phòng HĐND và UBND",
    ],
)
def test_others_are_meant(written: str) -> None:
    assert meaning_of(written, COMMUNE) is Meant.NO


def test_a_ward_is_meant_by_wards_and_asked_about_communes() -> None:
    assert meaning_of("UBND các phường", WARD) is Meant.YES
    assert meaning_of("UBND các xã", WARD) is Meant.MAYBE
    assert meaning_of("UBND phường Cầu Đá", WARD) is Meant.YES
    assert meaning_of("UBND phường Cầu Đá", COMMUNE) is Meant.NO


@pytest.mark.parametrize(
    ("lead", "beside", "role"),
    [
        ("UBND cấp xã", "Các địa phương", Role.LEAD),
        ("Các địa phương", "UBND cấp xã", Role.COORDINATING),
        ("Sở Nội vụ", "Các địa phương", Role.ASKED),
        ("Sở Nội vụ", "Các cơ quan liên quan", Role.NONE),
    ],
)
def test_the_lead_column_goes_first(lead: str, beside: str, role: Role) -> None:
    assert role_of(Task("I/1", "Rà soát", "I", lead=lead, coordinating=beside), COMMUNE) is role


@given(st.text(max_size=60))
def test_any_words_have_an_answer(written: str) -> None:
    assert meaning_of(written, COMMUNE) in Meant
