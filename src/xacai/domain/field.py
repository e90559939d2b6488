"""The standard fields of administrative reform, and recognising one by the meaning of a plan's own title."""

from __future__ import annotations

import re
from enum import StrEnum

from xacai.domain.text import plain


class FieldCode(StrEnum):
    """Standard codes of reform contents (Resolution 76/NQ-CP's six, and those that plans add)."""

    DIRECTION = "direction"
    INSTITUTIONS = "institutions"
    PROCEDURES = "procedures"
    ORGANISATION = "organisation"
    CIVIL_SERVICE = "civil-service"
    PUBLIC_FINANCE = "public-finance"
    DIGITAL = "digital"
    IMPACT = "impact"
    COMPETITIVENESS = "competitiveness"


# Marks of each field with their weight: 3 names the field, 2 nearly does, 1 leans to it.
_MARKS: dict[FieldCode, tuple[tuple[int, str], ...]] = {
    FieldCode.DIRECTION: (
        (3, r"chi dao,? ?(?:va )?dieu hanh|cong tac chi dao"),
        (2, r"chi dao|dieu hanh|tuyen truyen|thong tin truyen thong|kiem tra cong tac"),
    ),
    FieldCode.INSTITUTIONS: (
        (3, r"the che|(?:van ban|vb) ?(?:quy pham phap luat|qppl)|vbqppl|vpqppl"),
        (2, r"thi hanh phap luat|phap luat|van ban qppl"),
    ),
    FieldCode.PROCEDURES: (
        (3, r"thu tuc hanh chinh|tthc|tttc"),
        (2, r"mot cua|phuc vu hanh chinh cong"),
    ),
    FieldCode.ORGANISATION: (
        (3, r"to chuc bo may|bo may hanh chinh|tcbm"),
        (2, r"bo may|sap xep to chuc|to chuc hanh chinh"),
    ),
    FieldCode.CIVIL_SERVICE: (
        (3, r"cong vu|can bo,? cong chuc|cb,? ?cc|cbcc\w*|doi ngu can bo|cong chuc,? vien chuc"),
        (2, r"cong chuc|vien chuc|doi ngu|can bo"),
    ),
    FieldCode.PUBLIC_FINANCE: (
        (3, r"tai chinh cong|tai chinh,? ngan sach"),
        (2, r"tai chinh|ngan sach|tai san cong"),
    ),
    FieldCode.DIGITAL: (
        (
            3,
            r"chinh quyen (?:dien tu|so)|cqdt|cqs|chinh phu (?:dien tu|so)|chuyen doi so"
            r"|hien dai hoa (?:nen )?hanh chinh",
        ),
        (2, r"hien dai hoa|cong nghe thong tin|cntt|dien tu|do thi thong minh|du lieu so"),
    ),
    FieldCode.IMPACT: (
        (3, r"tac dong"),
        (1, r"phat trien kinh te|hai long|kt ?- ?xh|kinh te ?- ?xa hoi"),
    ),
    FieldCode.COMPETITIVENESS: (
        (3, r"nang luc canh tranh|pci|ddci"),
        (2, r"moi truong (?:dau tu|kinh doanh)|canh tranh"),
    ),
}
_PATTERNS = {
    code: tuple((weight, re.compile(rf"\b(?:{pattern})\b")) for weight, pattern in marks)
    for code, marks in _MARKS.items()
}


def recognise_field(title: str) -> FieldCode | None:
    """The standard code that a title means, diacritics, case and abbreviations aside; None where it cannot
    be told.

    The heavier mark wins, then the one that stands first; two fields with equal right give None.
    """
    ground = plain(title)
    ranked = sorted(
        (-weight, found.start(), code)
        for code, patterns in _PATTERNS.items()
        for weight, pattern in patterns
        if (found := pattern.search(ground))
    )
    if not ranked or ranked[0][0] == -1:
        return None
    if len(ranked) > 1 and ranked[1][:2] == ranked[0][:2] and ranked[1][2] != ranked[0][2]:
        return None
    return ranked[0][2]
