"""The shape of each kind's particulars (number, day, signer, scan), checked before anything reads them."""

from __future__ import annotations

from itertools import islice

from xacai.domain.issue import Issue, Severity
from xacai.exchange.evidence import LARGEST_EVIDENCE
from xacai.exchange.shape import Day, ListOf, Maybe, OneOf, Record, Shape, Text, Whole
from xacai.files.canonical import Json

_SHOWN = 5
_LINE = Text(longest=2000)
_SIGNER = Record({"authority": ListOf(_LINE, most=20), "name": _LINE})
_ISSUED: dict[str, Shape] = {"number": _LINE, "day": Day(), "signer": _SIGNER}
_SCAN = Record(
    {
        "sha256": Text(r"[0-9a-f]{64}"),
        "name": _LINE,
        "size": Whole(1, LARGEST_EVIDENCE),
        "type": OneOf("pdf", "jpg", "png", "docx", "xlsx"),
    }
)
_SENT = Record({**_ISSUED, "addressee": _LINE, "scan": Maybe(_SCAN)})
_SHAPES: dict[str, Shape] = {
    "plan": Record({**_ISSUED, "decision": Maybe(Record(_ISSUED))}),
    "report": _SENT,
    "scorecard": _SENT,
}
_NONE = Record({})


def check_particulars(kind: str, particulars: Json) -> tuple[Issue, ...]:
    """What keeps them from being read as their kind's, the first five places; kinds that nobody signs on paper have
    none. Code: ``bundle.content``.
    """
    places = islice(_SHAPES.get(kind, _NONE).faults(particulars, ""), _SHOWN)
    return tuple(
        Issue("bundle.content", Severity.ERROR, f"particulars.{place}".rstrip(".")) for place in places
    )
