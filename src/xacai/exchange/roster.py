"""The content of a roster bundle: offices with superiors and validity, successions, public keys with their states."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from xacai.domain.office import Office
from xacai.domain.roster import Roster, Succession
from xacai.domain.roster_change import OfficeKeyLine
from xacai.domain.submission import SCHEMA, Stream, office_data
from xacai.domain.text import squeeze
from xacai.domain.trust import KeyStanding, KeyState

KIND = "roster"
Data = dict[str, Any]


def roster_stream(office: str) -> Stream:
    """The chain of versions of the roster that an office issues."""
    return Stream(office, KIND, KIND)


def roster_content(office: Office, revision: int, roster: Roster, keys: Iterable[OfficeKeyLine]) -> Data:
    """A version of the roster; the same offices and keys give the same content but for its number."""
    offices = sorted(roster.offices, key=lambda item: item.code)
    lines = sorted(keys, key=lambda item: (item.code, item.public))
    return {
        "schema": SCHEMA,
        "kind": KIND,
        "office": office_data(office),
        "period": KIND,
        "revision": revision,
        "offices": [_office_line(item) for item in offices],
        "successions": [
            {"old": step.old, "new": step.new, "day": step.day.isoformat()}
            for step in sorted(roster.successions)
        ],
        "keys": [_key_line(item) for item in lines],
    }


def read_roster(content: Data) -> tuple[Roster, tuple[OfficeKeyLine, ...]]:
    """Offices, successions and keys of a content that fits its shape."""
    offices = tuple(_office(item) for item in content["offices"])
    steps = tuple(
        Succession(item["old"], item["new"], date.fromisoformat(item["day"]))
        for item in content["successions"]
    )
    return Roster(offices, steps), tuple(_key(item) for item in content["keys"])


def _office_line(office: Office) -> Data:
    return {
        "code": office.code,
        "name": office.name,
        "place": office.place,
        "superior_code": office.superior_code,
        "superior_name": office.superior_name,
        "valid_from": _day(office.valid_from),
        "valid_to": _day(office.valid_to),
        "receives": office.receives,
    }


def _office(item: Data) -> Office:
    return Office(
        code=item["code"],
        name=squeeze(item["name"]) or item["code"],
        place=squeeze(item["place"]),
        superior_code=item["superior_code"],
        superior_name=squeeze(item["superior_name"]),
        valid_from=_read_day(item["valid_from"]),
        valid_to=_read_day(item["valid_to"]),
        receives=item["receives"],
    )


def _key_line(line: OfficeKeyLine) -> Data:
    standing = line.standing
    return {
        "code": line.code,
        "name": line.name,
        "public": line.public.hex(),
        "state": standing.state.value,
        "revoked_on": _day(standing.revoked_on),
        "reason": standing.reason,
    }


def _key(item: Data) -> OfficeKeyLine:
    standing = KeyStanding(KeyState(item["state"]), _read_day(item["revoked_on"]), item["reason"])
    return OfficeKeyLine(
        item["code"], squeeze(item["name"]) or item["code"], bytes.fromhex(item["public"]), standing
    )


def _day(day: date | None) -> str:
    return day.isoformat() if day is not None else ""


def _read_day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
