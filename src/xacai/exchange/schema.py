"""The shape of each kind's content, checked before anything reads it; its meaning is in the domain."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from xacai.domain.activity import LARGEST_COUNT, LONGEST_NAME, ActivityKind
from xacai.domain.answer import LONGEST_WORDS, MOST_REMARKS, REVIEWS
from xacai.domain.catalogue import OfficeRollUp, TimeRollUp
from xacai.domain.evidence import SubjectKind
from xacai.domain.field import FieldCode
from xacai.domain.indicator import CellState
from xacai.domain.issue import Issue, Severity
from xacai.domain.own_indicator import KINDS, MOST_DECIMALS, OFFICES, TIMES
from xacai.domain.period import read_period
from xacai.domain.progress import Mark, Status
from xacai.domain.submission import SCHEMA
from xacai.domain.trust import KeyState
from xacai.exchange.card import OFFICE_CODE
from xacai.exchange.container import LARGEST_FILE
from xacai.exchange.evidence import LARGEST_EVIDENCE
from xacai.exchange.shape import Day, Flag, ListOf, MapOf, Maybe, OneOf, Record, Shape, Text, Whole
from xacai.files.canonical import LARGEST, Json

_SHOWN = 5
_ANY = Text()
_LINE = Text(longest=2000)
_CODE = Text(r"[0-9A-Za-z._/@-]{1,80}")
_OPEN_CODE = Text(r"[0-9A-Za-z._/@-]{0,80}")
_DECIMAL = Text(r"-?[0-9]{1,18}(?:\.[0-9]{1,30})?")
_MONEY = Whole(-LARGEST, LARGEST)
_COUNT = Whole(0, 1_000_000)
_SPAN = ListOf(Day(), least=2, most=2)

_OFFICE = Record(
    {
        "code": Text(OFFICE_CODE.pattern),
        "name": _LINE,
        "place": _LINE,
        "superior_code": Text(longest=20),
        "superior_name": _LINE,
    }
)
_THRESHOLD = Record(
    {
        "comparator": OneOf(">=", ">", "<=", "<", "="),
        "value": Maybe(_DECIMAL),
        "unit": _LINE,
        "bare": Flag(),
        "scope": Maybe(_ANY),
        "relative_to": Maybe(_ANY),
        "band": Maybe(_ANY),
        "phrase": _ANY,
    }
)
_DEADLINE = Record(
    {
        "text": _ANY,
        "windows": ListOf(_SPAN, most=100),
        "exclusive": Flag(),
        "recurrence": ListOf(_LINE, most=20),
        "condition": Maybe(_ANY),
    }
)
_TARGET = Record(
    {
        "key": _LINE,
        "field_no": _LINE,
        "no": _LINE,
        "text": _ANY,
        "lead": _ANY,
        "coordinating": _ANY,
        "indicator": _OPEN_CODE,
        "thresholds": ListOf(_THRESHOLD, most=100),
        "baseline": Maybe(_DECIMAL),
        "baseline_text": _LINE,
        "milestones": MapOf(_CODE, _DECIMAL, most=100),
    }
)
_PLAN_TASK = Record(
    {
        "key": _LINE,
        "field_no": _LINE,
        "no": _LINE,
        "objective": Maybe(_ANY),
        "parent": Maybe(_ANY),
        "content": _ANY,
        "product": _ANY,
        "deliverables": ListOf(Record({"text": _ANY, "window": Maybe(_SPAN)}), most=500),
        "lead": _ANY,
        "coordinating": _ANY,
        "deadline": _DEADLINE,
        "budget": Record({"text": _ANY, "amount_vnd": Maybe(_MONEY), "source": Maybe(_ANY)}),
        "note": _ANY,
    }
)
_DECISION = Record(
    {
        "place": _LINE,
        "subject": _ANY,
        "organ": _LINE,
        "bases": ListOf(_ANY, most=500),
        "proposals": ListOf(_ANY, most=100),
        "articles": ListOf(_ANY, most=500),
        "recipients": ListOf(_ANY, most=500),
    }
)
_PLAN_WORDS = Record(
    {
        "key": _CODE,
        "year": Whole(1990, 2200),
        "title": _ANY,
        "kind": _LINE,
        "number": _LINE,
        "day": Day(),
        "fields": ListOf(Record({"no": _LINE, "title": _ANY, "code": Maybe(OneOf(*FieldCode))}), most=200),
    }
)
_PLAN = Record(
    {
        "office": _OFFICE,
        "period": _CODE,
        "year": Whole(1990, 2200),
        "plan_kind": _CODE,
        "revision": Whole(1, 1_000_000),
        "head": Record(
            {
                "title": _ANY,
                "place": _LINE,
                "issuer": _LINE,
                "kind": _LINE,
                "legal_bases": ListOf(_ANY, most=500),
                "recipients": ListOf(_ANY, most=500),
                "decision": Maybe(_DECISION),
            }
        ),
        "sections": ListOf(Record({"heading": _ANY, "level": Whole(0, 20), "text": _ANY}), most=2000),
        "fields": ListOf(Record({"no": _LINE, "title": _ANY, "code": Maybe(_CODE)}), most=200),
        "targets": ListOf(_TARGET),
        "tasks": ListOf(_PLAN_TASK),
        "duties": ListOf(Record({"text": _ANY, "deadline": _DEADLINE}), most=2000),
    }
)
_CELL = Record(
    {"value": Maybe(_DECIMAL), "state": OneOf(*(state.value for state in CellState)), "note": _ANY},
    {"text": _ANY},
)
_RATIO = Record({name: Maybe(_DECIMAL) for name in ("value", "numerator", "denominator")})
_ENTRY = Record(
    {
        "period": _CODE,
        "mark": OneOf(*(mark.value for mark in Mark)),
        "deliverable": Whole(0, 10_000),
        "done_on": Day(),
        "proof": Record({"number": _LINE, "day": Day(), "issuer": _LINE, "abstract": _ANY}),
        "result": _ANY,
        "spent_vnd": Maybe(_MONEY),
        "note": _ANY,
    }
)
_PROGRESS = ("tasks", *(status.value for status in Status))
_STANDING = Record(
    {
        "key": _LINE,
        "field_no": _LINE,
        "content": _ANY,
        "product": _ANY,
        "lead": _ANY,
        "deadline": _ANY,
        "status": OneOf(*(status.value for status in Status)),
        "due": Day(),
        "entries": ListOf(_ENTRY, most=1000),
    }
)
_FILE = Record(
    {
        "sha256": Text(r"[0-9a-f]{64}"),
        "name": _LINE,
        "size": Whole(1, LARGEST_EVIDENCE),
        "type": OneOf("pdf", "jpg", "png", "docx", "xlsx"),
    }
)
_PROVEN = Record(
    {
        "key": _LINE,
        "number": _LINE,
        "day": Day(),
        "issuer": _LINE,
        "abstract": _ANY,
        "section": _LINE,
        "page": _LINE,
        "file": Maybe(_FILE),
        "proves": ListOf(
            Record(
                {
                    "kind": OneOf(*(kind.value for kind in SubjectKind)),
                    "place": _LINE,
                    "period": Text(r"[0-9A-Za-z.-]{0,80}"),
                }
            ),
            most=1000,
        ),
    }
)
_OWN_ROW = Record(
    {
        "code": Text(r"own\.[1-9][0-9]{0,5}"),
        "name": Text(longest=500, empty=False),
        "unit": _LINE,
        "kind": OneOf(*(kind.value for kind in KINDS)),
        "time": OneOf(*(item.value for item in (*TIMES, TimeRollUp.RATIO))),
        "office": OneOf(*(item.value for item in (*OFFICES, OfficeRollUp.RATIO))),
        "decimals": Whole(0, MOST_DECIMALS),
        "definition": _ANY,
        "owner": _LINE,
        "numerator": _OPEN_CODE,
        "denominator": _OPEN_CODE,
        "feed": Text(r"[a-z0-9_.:-]{0,80}"),
    }
)
_ACTIVITY = Record(
    {
        "key": _LINE,
        "day": Day(empty=False),
        "kind": OneOf(*(kind.value for kind in ActivityKind)),
        "name": Text(longest=LONGEST_NAME, empty=False),
        "plan_key": _OPEN_CODE,
        "task_key": _LINE,
        "field": Maybe(OneOf(*(code.value for code in FieldCode))),
        "counts": MapOf(Text(r"[a-z][a-z0-9_.-]{0,39}"), Whole(0, LARGEST_COUNT), most=50),
        "proof": Record({"number": _LINE, "day": Day(), "issuer": _LINE, "abstract": _ANY}),
        "note": _ANY,
    }
)
_REPORT = Record(
    {
        "office": _OFFICE,
        "period": _CODE,
        "revision": Whole(1, 1_000_000),
        "catalogue": _CODE,
        "window": _SPAN,
        "title": _LINE,
        "plan_key": _OPEN_CODE,
        "plan_revision": _COUNT,
        "plan_words": Maybe(_PLAN_WORDS),
        "recipients": ListOf(_ANY, most=500),
        "values": MapOf(_CODE, _CELL),
        "cumulative": MapOf(_CODE, _CELL),
        "ratios": MapOf(_CODE, _RATIO),
        "sections": ListOf(Record({"code": _CODE, "title": _ANY, "text": _ANY}), most=2000),
        "progress": Record(dict.fromkeys(_PROGRESS, _COUNT)),
        "tasks": ListOf(_STANDING),
        "targets": ListOf(_TARGET),
        "evidence": ListOf(_PROVEN, most=5000),
        "own": ListOf(_OWN_ROW, most=500),
        "activities": ListOf(_ACTIVITY, most=20_000),
        "reasons": MapOf(_LINE, _ANY),
        "correction_reason": _ANY,
    }
)
_HASH = Text(r"[0-9a-f]{64}")
_UUID = Text(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_WHAT: dict[str, Shape] = {
    "kind": OneOf("plan", "report", "scorecard"),
    "period": _CODE,
    "revision": Whole(1, 1_000_000),
    "uuid": _UUID,
    "sha256": _HASH,
    "check_code": _OPEN_CODE,
}
_ACK = Record(
    {
        **_WHAT,
        "status": OneOf("01", "02", "03", "06", "13"),
        "reasons": ListOf(_LINE, most=100),
        "at": _LINE,
    }
)
_REMARK = Record(
    {
        "where": Text(r"(?:cell|section|task|criterion) [^\s\x00-\x1f][^\x00-\x1f]{0,199}"),
        "words": Text(longest=LONGEST_WORDS, empty=False),
    }
)
_ADDRESSED: dict[str, Shape] = {
    "office": _OFFICE,
    "to": Record({"code": Text(OFFICE_CODE.pattern), "name": _LINE}),
    "period": _CODE,
    "revision": Whole(1, 1_000_000),
}
_RECEIPT = Record({**_ADDRESSED, "acks": ListOf(_ACK, most=10_000)})
_CRITERION = Text(r"[0-9A-Za-z]{1,10}(?:\.[0-9A-Za-z]{1,10}){0,2}")
_POINTS = Whole(0, 1_000_000)
_VERIFIED = Record(
    {
        "code": _CRITERION,
        "verified": Maybe(_POINTS),
        "verified_note": Text(longest=LONGEST_WORDS),
        "final": Maybe(_POINTS),
        "final_note": Text(longest=LONGEST_WORDS),
    }
)
_FEEDBACK = Record(
    {
        **_ADDRESSED,
        "about": Record(_WHAT),
        "verdict": OneOf(*(review.value for review in REVIEWS)),
        "officer": Text(longest=300),
        "at": _LINE,
        "words": Text(longest=LONGEST_WORDS),
        "remarks": ListOf(_REMARK, most=MOST_REMARKS),
    },
    {"scores": ListOf(_VERIFIED, most=500)},  # of a scorecard only
)
_SCORE = Record(
    {
        "code": _CRITERION,
        "measure": Maybe(Whole(0, 10**12)),
        "choice": _OPEN_CODE,
        "points": Maybe(_POINTS),
        "explanation": Text(longest=LONGEST_WORDS),
        "applicable": Flag(),
        "answer": Text(longest=LONGEST_WORDS),
        "evidence": ListOf(_LINE, most=1000),
    }
)
_SCORECARD = Record(
    {
        "office": _OFFICE,
        "period": Text(r"[0-9]{4}"),
        "year": Whole(1990, 2200),
        "revision": Whole(1, 1_000_000),
        "criteria": _CODE,
        "criteria_sha256": _HASH,
        "maximum": _POINTS,
        "applicable": _POINTS,
        "points": _POINTS,
        "index": Maybe(Whole(0, 10_000)),
        "band": _LINE,
        "recipients": ListOf(_ANY, most=500),
        "marks": ListOf(_SCORE, most=500),
        "evidence": ListOf(_PROVEN, most=5000),
    }
)
_WITHDRAWAL = Record(
    {
        "office": _OFFICE,
        "period": _CODE,
        "revision": Whole(2, 1_000_000),
        "withdrawn": Whole(1, 1_000_000),
        "reason": Text(longest=LONGEST_WORDS, empty=False),
    }
)
# Their sense is checked where catalogues and criteria are read; here only that there is something to read.
_CATALOGUE = Record(
    {
        "office": _OFFICE,
        "period": _CODE,
        "revision": Whole(1, 1_000_000),
        "catalogue": Maybe(Record({}, others=True)),
        "criteria": Maybe(Record({}, others=True)),
    }
)
_OWN_PERIOD: dict[str, Shape] = {"office": _OFFICE, "period": _CODE, "revision": Whole(1, 1_000_000)}
_LISTED_OFFICE = Record(
    {
        "code": Text(OFFICE_CODE.pattern),
        "name": Text(longest=300, empty=False),
        "place": _LINE,
        "superior_code": Text(r"(?:[0-9A-Za-z.\-]{2,13})?"),
        "superior_name": _LINE,
        "valid_from": Day(),
        "valid_to": Day(),
        "receives": Flag(),
    }
)
_SUCCESSION = Record(
    {"old": Text(OFFICE_CODE.pattern), "new": Text(OFFICE_CODE.pattern), "day": Day(empty=False)}
)
_LISTED_KEY = Record(
    {
        "code": Text(OFFICE_CODE.pattern),
        "name": Text(longest=300, empty=False),
        "public": _HASH,
        "state": OneOf(*(state.value for state in KeyState)),
        "revoked_on": Day(),
        "reason": _LINE,
    }
)
_ROSTER = Record(
    {
        **_OWN_PERIOD,
        "offices": ListOf(_LISTED_OFFICE, most=20_000),
        "successions": ListOf(_SUCCESSION, most=20_000),
        "keys": ListOf(_LISTED_KEY, most=40_000),
    }
)
_PARCEL = Record(
    {
        **_OWN_PERIOD,
        "about": Record(
            {"period": _CODE, "revision": Whole(1, 1_000_000), "check_code": _OPEN_CODE, "sha256": _HASH}
        ),
        "files": ListOf(_FILE, least=1, most=500),
    }
)
_WORK_FILES = ListOf(
    Record(
        {
            "place": OneOf("evidence", "received", "out", "in"),
            "name": Text(longest=300, empty=False),
            "sha256": _HASH,
            "size": Whole(1, LARGEST_FILE),
            "type": OneOf("pdf", "jpg", "png", "docx", "xlsx", "xacai"),
        }
    ),
    most=20_000,
)
_HANDOVER = Record(
    {
        **_OWN_PERIOD,
        "to": Text(longest=300),
        "recovery": Text(longest=4_000),
        "store": Record(
            {
                "sha256": _HASH,
                "size": Whole(1, LARGEST_FILE),
                "schema": Whole(1, 9_999),
                "saves": Whole(1, LARGEST),
                "head": _HASH,
            }
        ),
        "files": _WORK_FILES,
        "left": _WORK_FILES,
    }
)
_SHAPES: dict[str, Shape] = {
    "plan": _PLAN,
    "report": _REPORT,
    "receipt": _RECEIPT,
    "feedback": _FEEDBACK,
    "scorecard": _SCORECARD,
    "withdrawal": _WITHDRAWAL,
    "roster": _ROSTER,
    "evidence": _PARCEL,
    "catalogue": _CATALOGUE,
    "handover": _HANDOVER,
}


def check_content(kind: str, content: Json) -> tuple[Issue, ...]:
    """What keeps the content from being read as its kind; empty where nothing does.

    Codes: ``bundle.content`` (a place that does not fit; the first five), ``bundle.newer``.
    """
    if isinstance(content, dict) and type(content.get("schema")) is int and content["schema"] > SCHEMA:
        return (Issue("bundle.newer", Severity.ERROR, "content", {"format": str(content["schema"])}),)
    places: list[str] = []
    for place in _faults(kind, content):
        places.append(place)
        if len(places) == _SHOWN:
            break
    return tuple(Issue("bundle.content", Severity.ERROR, place) for place in places)


def _faults(kind: str, content: Json) -> Iterator[str]:
    head: dict[str, Shape] = {"schema": Whole(1, SCHEMA), "kind": OneOf(kind)}
    yield from Record(head, others=True).faults(content, "")
    if isinstance(content, dict):
        rest = {name: value for name, value in content.items() if name not in head}
        # What no program reads yet is not let in unseen.
        yield from _SHAPES[kind].faults(rest, "") if kind in _SHAPES else ["kind"]
    if kind == "report" and isinstance(content, dict):
        yield from _unreadable_period(content)
    if (
        kind == "scorecard"
        and isinstance(content, dict)
        and str(content.get("year")) != content.get("period")
    ):
        yield "year"
    if kind == "withdrawal" and isinstance(content, dict):
        yield from _withdrawn_later(content)
    if kind == "catalogue" and isinstance(content, dict):
        yield from _nothing_in_it(content)


def _withdrawn_later(content: dict[str, Any]) -> Iterator[str]:
    """A withdrawal can only take back what came before it."""
    withdrawn, revision = content.get("withdrawn"), content.get("revision")
    if type(withdrawn) is int and type(revision) is int and withdrawn >= revision:
        yield "withdrawn"


def _unreadable_period(content: dict[str, Any]) -> Iterator[str]:
    period = content.get("period")
    if isinstance(period, str) and read_period(period) is None:
        yield "period"


def _nothing_in_it(content: dict[str, Any]) -> Iterator[str]:
    if not content.get("catalogue") and not content.get("criteria"):
        yield "catalogue"
