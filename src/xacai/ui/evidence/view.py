"""What the evidence page shows: rows of the register, rows of what is missing, words of the panel. No Qt."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from xacai.domain.evidence import (
    Evidence,
    Lack,
    Proven,
    SubjectKind,
    Twin,
    name_of,
    of_proof,
    plan_place,
    twins,
)
from xacai.domain.number import write_number
from xacai.domain.period import Period
from xacai.domain.text import matches
from xacai.services import filing, proving
from xacai.services.planning import find_plan
from xacai.services.searching import Found, FoundKind, search
from xacai.services.workspace import Workspace
from xacai.ui.models.cells import CellKind, CellView, Column, Editor, GridRow
from xacai.ui.widgets.row_list import ListRow
from xacai.wording.language import N_, _, ngettext
from xacai.wording.periods import capital
from xacai.wording.subjects import link_words, subject_words

NEW = "new"
KEY, NUMBER, DAY, ISSUER, ABSTRACT, SECTION, PAGE, FILE, PROVES = (
    "key", "number", "day", "issuer", "abstract", "section", "page", "file", "proves",
)  # fmt: skip
# word of the header, width, share of the free width, editor
_COLUMNS: dict[str, tuple[str, int, int, Editor]] = {
    KEY: (N_("Entry"), 40, 0, Editor.NONE),
    NUMBER: (N_("Number of the document"), 128, 0, Editor.LINE),
    DAY: (N_("Day"), 88, 0, Editor.LINE),
    ISSUER: (N_("Issuer"), 120, 1, Editor.LINE),
    ABSTRACT: (N_("Abstract"), 160, 3, Editor.TEXT),
    SECTION: (N_("Section"), 56, 0, Editor.LINE),
    PAGE: (N_("Page"), 54, 0, Editor.LINE),
    FILE: (N_("File"), 108, 0, Editor.NONE),
    PROVES: (N_("Proves"), 116, 1, Editor.NONE),
}
_WRAPPED = (NUMBER, ISSUER, ABSTRACT, PROVES)
_KINDS = {
    FoundKind.TASK: SubjectKind.TASK,
    FoundKind.TARGET: SubjectKind.TARGET,
    FoundKind.ROW: SubjectKind.INDICATOR,
    FoundKind.SECTION: SubjectKind.SECTION,
}
_ICONS = {
    SubjectKind.TASK: "progress",
    SubjectKind.TARGET: "target",
    SubjectKind.INDICATOR: "table",
    SubjectKind.CRITERION: "score",
    SubjectKind.ACTIVITY: "calendar",
    SubjectKind.SECTION: "text",
}


@dataclass(frozen=True, slots=True)
class Desk:
    """One reading of the register for a period: documents, what is missing, files that are gone, twins by key."""

    period: Period
    register: tuple[Proven, ...] = ()
    lacks: tuple[Lack, ...] = ()
    gone: frozenset[str] = frozenset()
    twins: dict[str, tuple[Twin, ...]] = field(default_factory=dict)
    plan_key: str = ""

    def proven(self, key: str) -> Proven | None:
        """A document by its key."""
        return next((item for item in self.register if item.evidence.key == key), None)

    @property
    def named(self) -> tuple[Lack, ...]:
        """What is missing in the register but named by progress or an activity."""
        return tuple(lack for lack in self.lacks if lack.proof)


def read_desk(workspace: Workspace, period: Period) -> Desk:
    """Read it."""
    register = proving.whole_register(workspace)
    documents = [item.evidence for item in register]
    plan = find_plan(workspace, period.year)
    return Desk(
        period,
        register,
        proving.missing(workspace, period),
        frozenset(item.key for item in filing.vanished(workspace, documents)),
        {item.key: found for item in documents if (found := twins(item, documents))},
        plan.key if plan is not None else "",
    )


def subtitle(desk: Desk) -> str:
    """How many documents, how many with a file, how much is missing."""
    with_file = sum(1 for item in desk.register if item.evidence.file is not None)
    count = len(desk.register)
    parts = [ngettext("{count} document", "{count} documents", count).format(count=count)]
    if with_file:
        parts.append(
            ngettext("{count} with a file", "{count} with a file", with_file).format(count=with_file)
        )
    return " · ".join(parts)


def columns() -> tuple[Column, ...]:
    """The columns of the register."""
    return tuple(
        Column(_(title), width=width, stretch=stretch, wrap=name in _WRAPPED, editor=editor)
        for name, (title, width, stretch, editor) in _COLUMNS.items()
    )


def column_of(place: int) -> str:
    """The name of a column by its place."""
    return tuple(_COLUMNS)[place]


def place_of(name: str) -> int:
    """The place of a column by its name."""
    return tuple(_COLUMNS).index(name)


def rows(desk: Desk, query: str = "", fresh: Evidence | None = None) -> tuple[GridRow, ...]:
    """The register's rows that fit the query, newest first; on top the document that is being entered."""
    found = [item for item in reversed(desk.register) if matches(query, _ground(item))]
    top = (_row(desk, Proven(replace(fresh, key=NEW))),) if fresh is not None else ()
    return (*top, *(_row(desk, item) for item in found))


def _ground(item: Proven) -> str:
    document = item.evidence
    file = document.file.name if document.file else ""
    links = " ".join(link_words(link) for link in item.links)
    return f"{name_of(document)} {document.issuer} {document.abstract} {file} {links}"


def _row(desk: Desk, item: Proven) -> GridRow:
    document = item.evidence
    fresh = document.key == NEW
    typed = {
        DAY: day_text(document.day),
        ISSUER: document.issuer,
        ABSTRACT: document.abstract,
        SECTION: document.section,
        PAGE: document.page,
    }
    cells = (
        CellView(CellKind.CODE, "+" if fresh else document.key),
        _number_cell(desk, document),
        *(CellView(CellKind.TEXT, text, editable=True) for text in typed.values()),
        _file_cell(desk, document),
        _proves_cell(item),
    )
    return GridRow(document.key, cells)


def _number_cell(desk: Desk, document: Evidence) -> CellView:
    found = desk.twins.get(document.key, ())
    if not found:
        return CellView(CellKind.TEXT, document.number, strong=True, editable=True)
    return CellView(
        CellKind.DOUBTFUL, document.number or "–", twin_words(found[0]), editable=True, edit=document.number
    )


def twin_words(twin: Twin) -> str:
    """Which other document this one is, or may be."""
    words = _("same as no. {key}") if twin.certain else _("like no. {key}?")
    return words.format(key=twin.evidence.key)


def _file_cell(desk: Desk, document: Evidence) -> CellView:
    if document.file is None:
        return CellView(CellKind.TEXT, _("no file"), tone="ink3")
    if document.key in desk.gone:
        return CellView(
            CellKind.STATUS, _("file is gone"), mark="error", tone="err", tooltip=document.file.name
        )
    words = size_words(document.file.size)
    return CellView(CellKind.STATUS, words, mark="file", tooltip=document.file.name)


def _proves_cell(item: Proven) -> CellView:
    if not item.links:
        return CellView(CellKind.STATUS, _("nothing yet"), mark="warning", tone="warn")
    first = item.links[0]
    words = subject_words(first.kind, first.place)
    if len(item.links) > 1:
        words = _("{first} and {count} more").format(first=words, count=len(item.links) - 1)
    return CellView(CellKind.TEXT, words, tooltip="\n".join(link_words(link) for link in item.links))


def day_text(day: date | None) -> str:
    """A day as it is typed."""
    return f"{day:%d/%m/%Y}" if day is not None else ""


def size_words(size: int) -> str:
    """A size in the largest unit that leaves a number above 1: ``1,4 MB``."""
    if size < 1_000:
        return _("{number} bytes").format(number=size)
    if size < 1_000_000:
        return _("{number} kB").format(number=write_number(round(size / 1_000)))
    return _("{number} MB").format(number=write_number(Decimal(size // 100_000) / 10))


def lack_columns() -> tuple[Column, ...]:
    """The columns of what is missing."""
    return (
        Column(_("What"), width=130),
        Column(_("Done without a document"), width=200, stretch=3, wrap=True),
        Column(_("Named so far"), width=170, stretch=1, wrap=True),
    )


def lack_rows(desk: Desk) -> tuple[GridRow, ...]:
    """One row for each thing that is done and not proven."""
    return tuple(
        GridRow(
            str(place),
            (
                CellView(CellKind.CODE, capital(subject_words(lack.link.kind, lack.link.place))),
                CellView(CellKind.TEXT, lack.words),
                _named_cell(lack),
            ),
        )
        for place, lack in enumerate(desk.lacks)
    )


def _named_cell(lack: Lack) -> CellView:
    if lack.proof:
        return CellView(CellKind.TEXT, name_of(of_proof(lack.proof)), tone="accent_ink")
    return CellView(CellKind.STATUS, _("no document"), mark="warning", tone="warn")


def link_rows(item: Proven) -> tuple[ListRow, ...]:
    """What a document proves, one row each."""
    return tuple(
        ListRow(str(place), link_words(link), mark=_ICONS[link.kind]) for place, link in enumerate(item.links)
    )


def subject_rows(workspace: Workspace, period: Period, query: str) -> Sequence[ListRow]:
    """What a document may prove, found by words; the key is ``kind place``."""
    found = search(workspace, query, period, most=60)
    plan = find_plan(workspace, period.year)
    return tuple(_subjects(found, plan.key if plan is not None else ""))


def _subjects(found: Iterable[Found], plan_key: str) -> Iterable[ListRow]:
    for item in found:
        kind = _KINDS.get(item.kind)
        if kind is None:
            continue
        place = item.place.partition(" ")[2]
        if kind in (SubjectKind.TASK, SubjectKind.TARGET):
            place = plan_place(plan_key, place)
        yield ListRow(f"{kind.value} {place}", item.text, item.where, _ICONS[kind])
