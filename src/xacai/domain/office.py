"""Offices and their departments: who plans, reports, receives, and who leads a task."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from xacai.domain.issue import Issue, Severity
from xacai.domain.text import plain, squeeze, squeeze_name


class Level(StrEnum):
    """Level of an office by the length of its code (QĐ 19/2025/QĐ-TTg: 5 digits commune, 3 district, 2 province)."""

    COMMUNE = "commune"
    DISTRICT = "district"
    PROVINCE = "province"


_LEVEL_BY_LENGTH = {5: Level.COMMUNE, 3: Level.DISTRICT, 2: Level.PROVINCE}


@dataclass(frozen=True, slots=True)
class Department:
    """A unit inside an office; ``spellings`` are other ways in which documents write its name."""

    name: str
    spellings: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None
    successor: str = ""


@dataclass(frozen=True, slots=True)
class Office:
    """A body that plans, reports or receives. Codes are text: leading zeros count.

    ``place`` is the place name on documents (``Minh Đức``); ``short_name`` the name without "Ủy ban nhân dân".
    ``receives`` says whether offices below report to it.
    """

    code: str
    name: str
    place: str
    superior_code: str = ""
    superior_name: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    receives: bool = False
    exchange_id: str = ""
    signer_authority: tuple[str, ...] = ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
    signer_name: str = ""
    recipients: tuple[str, ...] = ()
    departments: tuple[Department, ...] = ()

    @property
    def level(self) -> Level | None:
        """Level told by the code's length; None for a code of another length (a department of a province)."""
        return _LEVEL_BY_LENGTH.get(len(self.code))

    @property
    def short_name(self) -> str:
        """The unit without its organ: ``xã Minh Đức`` for ``Ủy ban nhân dân xã Minh Đức``."""
        return unit_name(self.name)

    def header(self) -> tuple[str, ...]:
        """Lines of the issuing body on a document: ``ỦY BAN NHÂN DÂN`` / ``XÃ MINH ĐỨC``."""
        if self.short_name != squeeze(self.name):
            return ("ỦY BAN NHÂN DÂN", self.short_name.upper())
        return (squeeze(self.name).upper(),)


_ORGAN = re.compile(r"^(?:(?:ủy|uỷ) ban nhân dân|ubnd)\s+", re.IGNORECASE)


def unit_name(name: str) -> str:
    """A name without its organ, as in :attr:`Office.short_name`."""
    return _ORGAN.sub("", squeeze(name))


def tidy(office: Office) -> Office:
    """The office with every name in it as people see it."""
    departments = (
        replace(
            item,
            name=squeeze_name(item.name),
            spellings=tuple(squeeze_name(words) for words in item.spellings),
            successor=squeeze_name(item.successor),
        )
        for item in office.departments
    )
    return replace(
        office,
        name=squeeze_name(office.name),
        place=squeeze_name(office.place),
        superior_name=squeeze_name(office.superior_name),
        signer_authority=tuple(squeeze_name(line) for line in office.signer_authority),
        signer_name=squeeze_name(office.signer_name),
        recipients=tuple(squeeze_name(line) for line in office.recipients),
        departments=tuple(departments),
    )


_CODE = re.compile(r"[0-9A-Za-z.\-]{2,13}")


def check_office(office: Office) -> tuple[Issue, ...]:
    """What stops an office from being set up: code, name and place are needed."""
    issues: list[Issue] = []
    if not _CODE.fullmatch(office.code):
        issues.append(Issue("office.code", Severity.ERROR, "office / code", {"code": office.code}))
    for part, value in (("name", office.name), ("place", office.place)):
        if not squeeze(value):
            issues.append(Issue(f"office.{part}-missing", Severity.ERROR, f"office / {part}"))
    if office.valid_from and office.valid_to and office.valid_to < office.valid_from:
        issues.append(Issue("office.validity", Severity.ERROR, "office / validity"))
    return tuple(issues)


_SHORT_FORMS = (
    (r"\bvp\b", "van phong"),
    (r"\btt\b", "trung tam"),
    (r"\bpvhcc\b|\bpvhhc\b", "phuc vu hanh chinh cong"),
    (r"\bvh\b", "van hoa"),
    (r"\bxh\b", "xa hoi"),
    (r"\bvhxh\b", "van hoa xa hoi"),
    (r"\bhdnd\b", "hoi dong nhan dan"),
    (r"\bubnd\b", "uy ban nhan dan"),
    (r"\bva\b|&", " "),
)


def department_key(name: str) -> str:
    """One key for the spellings of a department: ``VP HĐND&UBND`` and ``Văn phòng HĐND và UBND`` are one."""
    key = re.sub(r"[.,\-–/]", " ", plain(name).replace("&", " & "))
    for pattern, full in _SHORT_FORMS:
        key = re.sub(pattern, full, key)
    return squeeze(key)


def find_department(departments: Iterable[Department], written: str) -> Department | None:
    """The department that a document means, by its name or one of its spellings."""
    key = department_key(written)
    for department in departments:
        if key in {department_key(name) for name in (department.name, *department.spellings)}:
            return department
    return None
