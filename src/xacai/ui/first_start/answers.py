"""What the four steps ask, as data: the office they come to, what is still missing in each step. No widgets here."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from xacai.domain.issue import Issue, errors
from xacai.domain.office import Level, Office, check_office
from xacai.domain.text import nfc, plain, squeeze

OFFICE, PAPERS, ROLE, PLAN = 0, 1, 2, 3
DOCUMENT, LAST_YEAR, BLANK = "document", "last", "blank"
_COMMITTEE = "Ủy ban nhân dân"
_UNIT = re.compile(
    r"^(?:(?:ủy|uỷ) ban nhân dân|ubnd)?\s*"
    r"(?P<kind>xã|phường|đặc khu|thị trấn|huyện|quận|thị xã|thành phố|tỉnh)\s+(?P<place>.+)$",
    re.IGNORECASE,
)
_PROVINCES = frozenset({"tỉnh", "thành phố"})
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
    found = _UNIT.match(full_name(name))
    return found["place"] if found else ""


def full_name(name: str) -> str:
    """The name as documents print it: ``ubnd xã minh đức`` and ``XÃ MINH ĐỨC`` → ``Ủy ban nhân dân xã Minh Đức``.

    Capitals are mended only where somebody typed without them, or with nothing else.
    """
    whole = re.sub(r"^ubnd\b", _COMMITTEE, squeeze(name), flags=re.IGNORECASE)
    found = _UNIT.match(whole)
    if found is not None and found["kind"] == whole[: len(found["kind"])]:
        whole = f"{_COMMITTEE} {found['kind'].lower()}{whole[len(found['kind']) :]}"
        found = _UNIT.match(whole)
    if found is None or not (found["place"].islower() or found["place"].isupper()):
        return _with_capital(whole)
    head, place = whole[: found.start("place")].lower(), found["place"]
    return _with_capital(head + " ".join(word.capitalize() for word in place.split()))


def _with_capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def searched(office: Office) -> str:
    """What an office of a list is found by: its name as printed and its code, without diacritics."""
    return plain(f"{full_name(office.name)} {office.code}")


def only_one(offices: Sequence[Office], typed: str) -> Office | None:
    """The one office of a list that fits what was typed; none where several fit, or where nothing was typed.

    A name that is somebody's whole name means that office, also where it begins the names of others.
    """
    wanted = plain(full_name(typed))
    if not wanted:
        return None
    whole = [office for office in offices if plain(full_name(office.name)) == wanted]
    found = whole or [office for office in offices if plain(typed) in searched(office)]
    return found[0] if len(found) == 1 else None


def listed_place(office: Office) -> str:
    """The place of an office of a list; lists without places repeat the name there."""
    own = squeeze(office.place)
    return own if own and own != squeeze(office.name) else guessed_place(office.name)


def addressee_below(superior: str) -> str:
    """Who takes reports in for the office above: for a province's committee its department of home affairs."""
    whole = full_name(superior)
    found = _UNIT.match(whole)
    if found is None or found["kind"].lower() not in _PROVINCES:
        return whole
    return f"Sở Nội vụ {found['kind'].lower()} {found['place']}"


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
