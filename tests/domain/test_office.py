"""Offices and the spellings of their departments."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from xacai.domain.office import Department, Level, Office, check_office, department_key, find_department, tidy

OFFICE = Office(code="25432", name="Ủy ban nhân dân xã Bàu Sen", place="Bàu Sen")


def test_level_is_told_by_the_codes_length_and_leading_zeros_stay() -> None:
    assert OFFICE.level is Level.COMMUNE
    assert replace(OFFICE, code="07").level is Level.PROVINCE
    assert replace(OFFICE, code="001").level is Level.DISTRICT


def test_header_has_the_organ_over_the_unit() -> None:
    assert OFFICE.header() == ("ỦY BAN NHÂN DÂN", "XÃ BÀU SEN")
    assert replace(OFFICE, name="Uỷ ban nhân dân phường Hạ").header() == ("ỦY BAN NHÂN DÂN", "PHƯỜNG HẠ")
    assert replace(OFFICE, name="Sở Nội vụ").header() == ("SỞ NỘI VỤ",)


@pytest.mark.parametrize("sign", ["\u202e", "\u200b", "\u2066", "\x00"])
def test_every_name_of_a_tidy_office_is_as_people_see_it(sign: str) -> None:
    department = Department("Văn phòng", ("VP",), successor="Phòng Kinh tế")
    clean = replace(
        OFFICE,
        superior_name="Sở Nội vụ",
        signer_name="Đặng Hữu Khiêm",
        recipients=("Như trên", "Lưu: VT"),
        departments=(department,),
    )
    spoiled = replace(
        clean,
        name=f"{sign}{clean.name} ",
        place=f"Bàu{sign} Sen",
        superior_name=f"Sở {sign}Nội vụ",
        signer_name=f"Đặng Hữu Khiêm{sign}",
        signer_authority=tuple(f"{sign}{line}" for line in clean.signer_authority),
        recipients=tuple(f"{sign}{line}" for line in clean.recipients),
        departments=(Department(f"Văn{sign} phòng", (f"V{sign}P",), successor=f"Phòng Kinh tế{sign}"),),
    )
    assert tidy(spoiled) == clean == tidy(clean)


def test_what_stops_an_office() -> None:
    assert check_office(OFFICE) == ()
    bad = replace(
        OFFICE, code="x y", name=" ", place="", valid_from=date(2025, 7, 1), valid_to=date(2025, 6, 1)
    )
    assert [issue.code for issue in check_office(bad)] == [
        "office.code",
        "office.name-missing",
        "office.place-missing",
        "office.validity",
    ]


@pytest.mark.parametrize(
    "written",
    [
        "VP HĐND&UBND",
        "Văn phòng HĐND và UBND",
        "Văn phòng HĐND-UBND",
        "VP. HDND- UBND",
        "văn phòng hđnd – ubnd",
    ],
)
def test_spellings_of_one_department(written: str) -> None:
    assert department_key(written) == department_key("Văn phòng Hội đồng nhân dân và Ủy ban nhân dân")


def test_finding_a_department_by_name_or_spelling() -> None:
    culture = Department("Phòng Văn hóa - Xã hội", ("Bộ phận văn xã",))
    assert find_department([culture], "Phòng VH- XH") == culture
    assert find_department([culture], "bộ phận văn xã") == culture
    assert find_department([culture], "Phòng Kinh tế") is None
