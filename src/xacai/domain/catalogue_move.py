"""What maps to what between two versions of a catalogue: rows, outline sections, rules, sentences.

A row is found again by the code that the newer version says it bore (``formerly``), else by its own code where its
name speaks of the same thing, else a row of the same form, kind, unit and name is proposed and asked about. A value
moves only where kind, unit and time roll-up are the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from xacai.domain.catalogue import Catalogue, Form, OutlineSection, Row
from xacai.domain.text import plain

ALIKE = 0.5
"""Share of words that two names of one code must have in common to be taken for the same row."""


class Fate(StrEnum):
    """What became of a row or section."""

    SAME = "same"
    RENAMED = "renamed"
    RECODED = "recoded"
    CHANGED = "changed"
    ASKED = "asked"
    REMOVED = "removed"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Pair:
    """One row or section in both versions; ``old`` or ``new`` is empty where it is in one only.

    ``changed`` names what keeps a value from moving (``kind``, ``unit``, ``time``, ``typed``).
    """

    old: str
    new: str
    fate: Fate
    old_name: str = ""
    new_name: str = ""
    changed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CatalogueMove:
    """The way from one version to another. ``rules`` and ``sentences`` are (gone, come) by code."""

    old: str
    new: str
    rows: tuple[Pair, ...]
    sections: tuple[Pair, ...]
    rules: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
    sentences: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())

    def row_codes(self) -> dict[str, str]:
        """Old → new code of the rows whose values can move."""
        return _carried(self.rows)

    def named(self) -> dict[str, str]:
        """Old → new code of every row that is found again, its value able to move or not."""
        return {pair.old: pair.new for pair in self.rows if pair.old and pair.new and pair.fate != Fate.ASKED}

    def section_codes(self) -> dict[str, str]:
        """Old → new code of the sections whose words can move."""
        return _carried(self.sections)

    @property
    def asked(self) -> tuple[Pair, ...]:
        """Rows and sections that a person must confirm."""
        return tuple(pair for pair in (*self.rows, *self.sections) if pair.fate is Fate.ASKED)

    @property
    def noted(self) -> tuple[Pair, ...]:
        """Everything but what stays the same."""
        return tuple(pair for pair in (*self.rows, *self.sections) if pair.fate is not Fate.SAME)


def _carried(pairs: Sequence[Pair]) -> dict[str, str]:
    moving = {Fate.SAME, Fate.RENAMED, Fate.RECODED}
    return {pair.old: pair.new for pair in pairs if pair.fate in moving}


def compare_catalogues(old: Catalogue, new: Catalogue) -> CatalogueMove:
    """The way from ``old`` to the newer ``new``, in printed order; what is new stands after the rest."""
    return CatalogueMove(
        old=old.id,
        new=new.id,
        rows=tuple(_rows(old, new)),
        sections=tuple(_sections(old, new)),
        rules=_gone_and_come([item.code for item in old.rules], [item.code for item in new.rules]),
        sentences=_gone_and_come(_sentence_names(old), _sentence_names(new)),
    )


def between(one: Catalogue, other: Catalogue) -> CatalogueMove:
    """The way from one to the other, whichever is the newer."""
    if one.age <= other.age:
        return compare_catalogues(one, other)
    return turned(compare_catalogues(other, one))


def turned(move: CatalogueMove) -> CatalogueMove:
    """The way back."""
    return CatalogueMove(
        old=move.new,
        new=move.old,
        rows=tuple(_turned(pair) for pair in move.rows),
        sections=tuple(_turned(pair) for pair in move.sections),
        rules=(move.rules[1], move.rules[0]),
        sentences=(move.sentences[1], move.sentences[0]),
    )


def _turned(pair: Pair) -> Pair:
    fates = {Fate.NEW: Fate.REMOVED, Fate.REMOVED: Fate.NEW}
    return Pair(
        pair.new, pair.old, fates.get(pair.fate, pair.fate), pair.new_name, pair.old_name, pair.changed
    )


def confirmed(move: CatalogueMove, pairs: Mapping[str, str]) -> CatalogueMove:
    """The move with proposals taken (old → new code); those that are not named count as removed and new."""
    return replace(
        move,
        rows=tuple(item for pair in move.rows for item in _decided(pair, pairs)),
        sections=tuple(item for pair in move.sections for item in _decided(pair, pairs)),
    )


def _decided(pair: Pair, taken: Mapping[str, str]) -> Iterator[Pair]:
    if pair.fate is not Fate.ASKED:
        yield pair
    elif taken.get(pair.old) == pair.new:
        yield replace(pair, fate=Fate.RENAMED if pair.old == pair.new else Fate.RECODED)
    else:
        yield Pair(pair.old, "", Fate.REMOVED, pair.old_name)
        yield Pair("", pair.new, Fate.NEW, "", pair.new_name)


def _rows(old: Catalogue, new: Catalogue) -> Iterator[Pair]:
    claimed = {code: row for row in new.rows() for code in row.formerly}
    by_code = {row.code: row for row in new.rows()}
    partners = {row.code: claimed.get(row.code, _unclaimed(row.code, by_code)) for row in old.rows()}
    taken = {row.code for row in partners.values() if row is not None}
    for row in old.rows():
        partner = partners[row.code]
        said = row.code in claimed
        if partner is None:
            partner = _alike(row, old, new, taken)
            said = False
        if partner is None:
            yield Pair(row.code, "", Fate.REMOVED, row.name)
            continue
        taken.add(partner.code)
        yield _row_pair(row, partner, said)
    yield from (Pair("", row.code, Fate.NEW, "", row.name) for row in new.rows() if row.code not in taken)


def _unclaimed(code: str, by_code: Mapping[str, Row]) -> Row | None:
    """The row of the same code, unless it says that it bore another before."""
    row = by_code.get(code)
    return row if row is not None and (not row.formerly or code in row.formerly) else None


def _alike(row: Row, old: Catalogue, new: Catalogue, taken: set[str]) -> Row | None:
    """A row of the same form, kind, unit and name that nobody else claims."""
    form = new.form(row.code.partition(".")[0]) or _form_titled(old, row, new)
    rows = form.rows if form is not None else ()
    wanted = (plain(row.name), row.kind, row.unit)
    found = [item for item in rows if (plain(item.name), item.kind, item.unit) == wanted]
    free = [item for item in found if item.code not in taken and not item.formerly]
    return free[0] if len(free) == 1 else None


def _form_titled(old: Catalogue, row: Row, new: Catalogue) -> Form | None:
    own = old.form(row.code.partition(".")[0])
    return next((form for form in new.forms if own and plain(form.title) == plain(own.title)), None)


def _row_pair(row: Row, other: Row, said: bool) -> Pair:
    changed = tuple(_differences(row, other))
    same_code, same_name = row.code == other.code, plain(row.name) == plain(other.name)
    if not said and not (same_code and (same_name or alike(row.name, other.name))):
        fate = Fate.ASKED
    elif not same_code:
        fate = Fate.RECODED
    else:
        fate = Fate.SAME if same_name else Fate.RENAMED
    # A value that cannot move makes asking needless: there is nothing to confirm.
    return Pair(row.code, other.code, Fate.CHANGED if changed else fate, row.name, other.name, changed)


def _differences(row: Row, other: Row) -> Iterator[str]:
    """What keeps a typed value of the row from standing in the other; nothing for rows that are worked out."""
    if not row.typed:
        return
    if not other.typed:
        yield "typed"
    for name in ("kind", "unit", "time"):
        if getattr(row, name) != getattr(other, name):
            yield name


def alike(one: str, other: str) -> bool:
    """Whether two names have at least half of their words in common."""
    left, right = set(plain(one).split()), set(plain(other).split())
    return len(left & right) >= ALIKE * len(left | right)


def _sections(old: Catalogue, new: Catalogue) -> Iterator[Pair]:
    claimed = {code: section for section in new.outline for code in section.formerly}
    by_code = {section.code: section for section in new.outline if not section.formerly}
    taken: set[str] = set()
    for section in old.outline:
        partner = claimed.get(section.code) or by_code.get(section.code)
        if partner is None or partner.code in taken:
            yield Pair(section.code, "", Fate.REMOVED, section.title)
            continue
        taken.add(partner.code)
        fate = _section_fate(section, partner, section.code in claimed)
        yield Pair(section.code, partner.code, fate, section.title, partner.title)
    yield from (
        Pair("", item.code, Fate.NEW, "", item.title) for item in new.outline if item.code not in taken
    )


def _section_fate(section: OutlineSection, partner: OutlineSection, said: bool) -> Fate:
    if section.code != partner.code:
        return Fate.RECODED
    if plain(section.title) == plain(partner.title):
        return Fate.SAME
    return Fate.RENAMED if said or alike(section.title, partner.title) else Fate.ASKED


def _sentence_names(catalogue: Catalogue) -> list[str]:
    return [f"{item.section} {item.row} {item.case}" for item in catalogue.sentences]


def _gone_and_come(old: Sequence[str], new: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return tuple(code for code in old if code not in new), tuple(code for code in new if code not in old)
