"""Whom the plan of a higher office means in its columns of lead and coordinating bodies: the communes, or one of them.

Plans name them in many ways ("UBND cấp xã", "UBND các xã, phường, đặc khu", "các phường", one commune by its name).
"Các địa phương", "UBND các cấp", "các cơ quan, đơn vị" may or may not mean them: a person is asked.
"""

from __future__ import annotations

import re
from enum import StrEnum

from xacai.domain.office import Office
from xacai.domain.phrase import fold
from xacai.domain.plan import Target, Task
from xacai.domain.text import squeeze


class Meant(StrEnum):
    """Whether words mean an office."""

    YES = "yes"
    MAYBE = "maybe"
    NO = "no"


class Role(StrEnum):
    """The part that an item gives to an office."""

    LEAD = "lead"
    COORDINATING = "coordinating"
    ASKED = "asked"
    NONE = "none"


_KIND = r"(?:xa|phuong|thi tran|dac khu)\b(?! hoi\b)"
_JOINED = rf"{_KIND}(?:(?:\s*[,;/–-]\s*|\s+va\s+|\s+)(?:cac\s+)?{_KIND})*"
_LEVEL = re.compile(r"\bcap xa\b(?! hoi\b)|\bcap (?:huyen|tinh)(?: va|,) xa\b")
# "các xã", "UBND xã, phường", "xã/phường"; a single kind without "các" belongs to one commune's name.
_ALL = re.compile(
    rf"\b(?:cac|tat ca|tung|moi)\s+(?P<many>{_JOINED})"
    rf"|\b(?P<pair>{_KIND}(?:\s*[,;/–-]\s*|\s+va\s+)(?:cac\s+)?{_JOINED})"
)
_UNSURE = re.compile(
    r"\bdia phuong\b|\bcac cap\b|\bco so\b"
    r"|\bcac (?:co quan|don vi)(?:, don vi)?"
    r"(?! (?:chuyen mon|lien quan|co lien quan|thuoc|truc thuoc|cap tinh|trung uong))\b"
)


def meaning_of(written: str, office: Office) -> Meant:
    """Whether a column's words mean the office, which is a commune."""
    words = squeeze(fold(squeeze(written)))
    name = fold(office.short_name)
    if not words:
        return Meant.NO
    if name and re.search(rf"\b{re.escape(name)}\b", words):
        return Meant.YES
    if _LEVEL.search(words):
        return Meant.YES
    named = [found["many"] or found["pair"] for found in _ALL.finditer(words)]
    if named:
        return Meant.YES if _holds_kind(named, name) else Meant.MAYBE
    return Meant.MAYBE if _UNSURE.search(words) else Meant.NO


def _holds_kind(named: list[str], name: str) -> bool:
    """Whether the kinds named ("các phường") are those of the office ("xã Minh Đức")."""
    own = re.match(_KIND, name)
    return own is None or any(re.search(rf"\b{own.group()}\b", words) for words in named)


def role_of(item: Target | Task, office: Office) -> Role:
    """The part that a target or task gives to the office: the lead column goes before the coordinating one."""
    lead, beside = meaning_of(item.lead, office), meaning_of(item.coordinating, office)
    if lead is Meant.YES:
        return Role.LEAD
    if beside is Meant.YES:
        return Role.COORDINATING
    return Role.ASKED if Meant.MAYBE in {lead, beside} else Role.NONE
