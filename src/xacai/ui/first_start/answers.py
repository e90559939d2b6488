"""What the four steps ask, as data: the office they come to, what is still missing in each step. No widgets here."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from xacai.domain.issue import Issue, errors
from xacai.domain.office import Level, Office, check_office
from xacai.domain.text import nfc, squeeze

OFFICE, PAPERS, ROLE, PLAN = 0, 1, 2, 3
DOCUMENT, LAST_YEAR, BLANK = "document", "last", "blank"
_UNIT = re.compile(
    r"^(?:(?:ủy|uỷ) ban nhân dân|ubnd)?\s*"
    r"(?:xã|phường|đặc khu|thị trấn|huyện|quận|thị xã|thành phố|tỉnh)\s+(?P<place>.+)$",
    re.IGNORECASE,
)
_SIGNED_BY_CHAIR = ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
_SIGNED_BY_DEPUTY = ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
_SIGNED_BY_DIRECTOR = ("GIÁM ĐỐC",)
AUTHORITIES: Mapping[str, tuple[str, ...]] = {
    "chair": _SIGNED_BY_CHAIR,
    "deputy": _SIGNED_BY_DEPUTY,
    "director": _SIGNED_BY_DIRECTOR,
}


@dataclass(frozen=True, slots=True)
class Answers:
    """The fields of the four steps as typed. ``valid_from`` None: since ever. ``plan`` is the way to the first plan."""

    name: str = ""
    code: str = ""
    place: str = ""
    valid_from: date | None = None
    addressee: str = ""
    addressee_code: str = ""
    signer: str = ""
    authority: str = "chair"
    receives: bool = False
    plan: str = DOCUMENT


def guessed_place(name: str) -> str:
    """The place of the date line told by an office's name: ``Ủy ban nhân dân xã Minh Đức`` → ``Minh Đức``."""
    found = _UNIT.match(squeeze(name))
    return found["place"] if found else ""


def full_name(name: str) -> str:
    """``UBND xã Minh Đức`` written out, as documents print it."""
    return re.sub(r"^ubnd\b", "Ủy ban nhân dân", squeeze(name), flags=re.IGNORECASE)


def office_of(answers: Answers) -> Office:
    """The office that the answers describe."""
    return Office(
        code=nfc(answers.code).strip(),
        name=full_name(answers.name),
        place=squeeze(answers.place),
        superior_code=nfc(answers.addressee_code).strip(),
        superior_name=squeeze(answers.addressee),
        valid_from=answers.valid_from,
        receives=answers.receives,
        signer_authority=AUTHORITIES[answers.authority],
        signer_name=squeeze(answers.signer),
        recipients=tuple(item for item in (squeeze(answers.addressee), "Lưu: VT") if item),
    )


def missing(answers: Answers, step: int) -> Issue | None:
    """What stops a step, if anything: only the first one asks for what the store cannot do without."""
    return next(iter(errors(check_office(office_of(answers)))), None) if step == OFFICE else None


def default_receives(code: str) -> bool:
    """A province receives, a commune as a rule does not."""
    return Office(code=nfc(code).strip(), name="", place="").level is Level.PROVINCE


def destination(answers: Answers) -> tuple[str, str]:
    """The page to open after the last step, and the place on it."""
    return "planning", {DOCUMENT: "intake", LAST_YEAR: "intake-last", BLANK: ""}[answers.plan]
