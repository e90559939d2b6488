"""Draft sentences about the activities of a period, from the catalogue's templates: none, one, many of a kind.

A template's row is ``activity:<kind>``, its case ``nothing``, ``one`` or ``many``. It may use ``{number}`` (``02``),
a measure's name, ``{name}`` and ``{day}`` of a single one, ``{list}`` with each one's document, ``{documents}``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from xacai.domain.activity import MEASURES, Activity, ActivityKind, of_kind, tally
from xacai.domain.catalogue import Catalogue
from xacai.domain.number import write_number
from xacai.domain.period import write_day
from xacai.domain.progress import Proof
from xacai.domain.template import fill

HEAD = "activity:"
CASES = ("nothing", "one", "many")
_LISTED = 10


def activity_lines(catalogue: Catalogue, section: str, activities: Sequence[Activity]) -> tuple[str, ...]:
    """The sentences of a section, in the catalogue's order. Without any activity in the period nothing is said:
    an office that does not enter them has not done nothing.
    """
    if not activities:
        return ()
    told = (
        _sentence(item.text, of_kind(activities, ActivityKind(kind)))
        for item in catalogue.sentences
        if item.section == section
        and (kind := item.row.removeprefix(HEAD)) != item.row
        and item.case == _case(of_kind(activities, ActivityKind(kind)))
    )
    return tuple(line for line in told if line)


def _case(items: Sequence[Activity]) -> str:
    return CASES[min(len(items), 2)]


def _sentence(template: str, items: Sequence[Activity]) -> str:
    words = {"number": f"{len(items):02d}", "list": _list(items), "documents": _documents(items)}
    if len(items) == 1:
        words |= {"name": _inside(items[0].name), "day": write_day(items[0].day)}
    for measure in MEASURES:
        counted = tally(items, measure)
        # A sum over some of them alone would say too little.
        if counted.total and counted.told == counted.number:
            words[measure] = f"{counted.total:02d}" if counted.total < 10 else write_number(counted.total)
    return fill(template, words)


def _inside(name: str) -> str:
    """A name within a sentence: its first letter small, unless it begins an abbreviation (``UBND``)."""
    return name if name[1:2].isupper() else f"{name[:1].lower()}{name[1:]}"


def _list(items: Sequence[Activity]) -> str:
    shown = [_with_document(item) for item in items[:_LISTED]]
    left = len(items) - len(shown)
    return "; ".join(shown) + (f"; và {left:02d} hoạt động khác" if left else "")


def _with_document(item: Activity) -> str:
    document = document_words(item.proof)
    return f"{item.name} ({document})" if document else item.name


def _documents(items: Iterable[Activity]) -> str:
    found = dict.fromkeys(document_words(item.proof) for item in items)
    return "; ".join(words for words in found if words)


def document_words(proof: Proof) -> str:
    """``số 12/BC-UBND ngày 05/9/2026``; empty without a number."""
    if not proof.number:
        return ""
    return f"số {proof.number}" + (f" ngày {write_day(proof.day)}" if proof.day else "")
