"""A report under review, as rows: figures, sections, tasks, evidence, changes; what is to be looked at. No Qt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from xacai.domain.answer import REVIEWS, Answer, Answered
from xacai.domain.catalogue import RowKind
from xacai.domain.correction import CellChange
from xacai.domain.indicator import Cell, CellState
from xacai.domain.issue import Severity
from xacai.domain.number import write_number
from xacai.domain.period import Period
from xacai.domain.progress import Standing
from xacai.domain.review import Against, Figure, Outlier
from xacai.services.remarking import Draft
from xacai.services.reviewing import Review, reason_given
from xacai.ui.models.cells import Align, CellKind, CellView, Column, Editor, GridRow, group_row
from xacai.ui.receiving.words import day_words, moment_words
from xacai.ui.status_looks import MARKS
from xacai.ui.widgets.row_list import ListRow
from xacai.wording.language import N_, _, ngettext
from xacai.wording.messages import message_of
from xacai.wording.periods import brief_words, dated_words
from xacai.wording.places import place_words
from xacai.wording.statuses import answer_words, cell_words, status_words

FIGURES, SECTIONS, TASKS, EVIDENCE, CHANGES = "figures", "sections", "tasks", "evidence", "changes"
_SEVERITIES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.QUESTION: "doubtful"}
_KINDS = {"cell": FIGURES, "form": FIGURES, "section": SECTIONS, "task": TASKS}


def tabs(review: Review) -> tuple[tuple[str, str, str], ...]:
    """(key, words, count) of the parts of the report; the changes only of a correction."""
    found = [
        (FIGURES, _("Figures"), ""),
        (SECTIONS, _("Text"), ""),
        (TASKS, _("Tasks"), str(len(review.facts.standings))),
        (EVIDENCE, _("Evidence"), str(len(review.facts.evidence))),
    ]
    if review.changes is not None:
        places = len(review.changes.places)
        found.append((CHANGES, _("Changes"), str(places)))
    return tuple(found)


def tab_of(place: str) -> str:
    """The part that a place stands in; empty for none."""
    return _KINDS.get(place.partition(" ")[0], "")


def _remark_column() -> Column:
    return Column(_("Remark"), width=150, stretch=2, wrap=True, editor=Editor.TEXT, accent=True)


def figure_columns(review: Review, *, narrow: bool) -> tuple[Column, ...]:
    """Number, row, unit, own part, since the start of the year, before, a year ago, remark."""
    period = review.period
    columns = [
        Column(_("No."), width=56, pad=12),
        Column(_("Indicator"), width=150, stretch=3, wrap=True),
    ]
    if not narrow:
        columns.append(Column(_("Unit"), width=92))
    columns.append(
        Column(_("This period"), _part_words(period), width=112, align=Align.RIGHT, pad=12, accent=True)
    )
    if period.cumulative:
        columns.append(Column(_("Since January"), brief_words(period), width=112, align=Align.RIGHT))
    for name in _earlier(review):
        columns.append(Column(_(name), _("received"), width=104, align=Align.RIGHT))
    return (*columns, _remark_column())


def _earlier(review: Review) -> tuple[str, ...]:
    """The earlier periods of which anything came; an empty column would take the room of the remarks."""
    before = any(figure.previous is not None for figure in review.figures)
    year_ago = any(figure.last_year is not None for figure in review.figures)
    return (*([N_("Before")] if before else ()), *([N_("Year ago")] if year_ago else ()))


def _part_words(period: Period) -> str:
    from xacai.domain.period import own_part

    return brief_words(own_part(period))


def figure_rows(review: Review, draft: Draft, *, narrow: bool) -> tuple[GridRow, ...]:
    """A group a form, a row an indicator; what rules and outliers say stands at the figure."""
    doubts = _doubts(review)
    changes = {item.code: item for item in review.changes.cells} if review.changes else {}
    rows: list[GridRow] = []
    form = ""
    titles = {item.no: item.title for item in review.catalogue.forms}
    for figure in review.figures:
        if figure.form != form:
            form = figure.form
            rows.append(group_row(f"form {form}", f"{form}. {titles[form]}"))
        rows.append(_figure_row(review, figure, draft, doubts.get(figure.row.code), changes, narrow))
    return tuple(rows)


def _figure_row(
    review: Review,
    figure: Figure,
    draft: Draft,
    doubt: tuple[str, str] | None,
    changes: Mapping[str, CellChange],
    narrow: bool,
) -> GridRow:
    row = figure.row
    indent = max(row.level - 1, 0)
    cells = [
        CellView(CellKind.CODE, row.no),
        CellView(text=row.name, indent=indent, strong=row.kind is RowKind.HEADING),
    ]
    if not narrow:
        cells.append(CellView(CellKind.CODE, row.unit))
    if row.kind is RowKind.HEADING:
        blank = CellView(CellKind.EMPTY)
        figures = 1 + review.period.cumulative + len(_earlier(review))
        return GridRow(f"cell {row.code}", (*cells, *[blank] * figures, blank))
    change = changes.get(row.code)
    cells.append(_main_cell(figure.own, figure, doubt, change if change and not change.cumulative else None))
    if review.period.cumulative:
        cells.append(_main_cell(figure.total, figure, None, change if change and change.cumulative else None))
    for name in _earlier(review):
        cells.append(_earlier_cell(figure.previous if name == "Before" else figure.last_year, figure))
    cells.append(remark_cell(review, draft, f"cell {row.code}"))
    return GridRow(f"cell {row.code}", tuple(cells), derived=row.derived)


def written(cell: Cell, decimals: int) -> str:
    """A cell as it is read: number, text, or the words of its state."""
    if cell.state is CellState.VALUE:
        return cell.text if cell.number is None else write_number(cell.number, decimals or None)
    return cell_words(cell.state)


def _main_cell(
    cell: Cell, figure: Figure, doubt: tuple[str, str] | None, change: CellChange | None
) -> CellView:
    kinds = {
        CellState.VALUE: CellKind.DERIVED if figure.row.derived else CellKind.VALUE,
        CellState.NOTHING_AROSE: CellKind.NIL,
        CellState.NOT_AVAILABLE: CellKind.NO_DATA,
        CellState.UNTOUCHED: CellKind.UNTOUCHED,
    }
    kind, tips = kinds[cell.state], []
    if doubt is not None and cell.state is CellState.VALUE:
        kind = CellKind.ERROR if doubt[0] == "error" else CellKind.WARNING
        tips.append(doubt[1])
    if cell.note:
        tips.append(_("Note: {words}").format(words=cell.note))
    if change is not None:
        tips.append(_change_words(change, figure.row.decimals))
    text = "" if cell.state is CellState.UNTOUCHED else written(cell, figure.row.decimals)
    tip = "\n".join(tips)
    return CellView(kind, text, changed=change is not None, tooltip=tip)


def _earlier_cell(cell: Cell | None, figure: Figure) -> CellView:
    if cell is None or cell.state is CellState.UNTOUCHED:
        return CellView(CellKind.EMPTY)
    short = {CellState.NOTHING_AROSE: CellKind.NIL, CellState.NOT_AVAILABLE: CellKind.NO_DATA}
    return CellView(short.get(cell.state, CellKind.NUMBER), written(cell, figure.row.decimals))


def remark_cell(review: Review, draft: Draft, place: str) -> CellView:
    """The remark at a place, to be typed into; until then what was said there when the report was returned."""
    words = draft.remarks.get(place, "")
    said = "" if words else remarks_given(review).get(place, "")
    told = _("Said: {words}").format(words=said) if said else ""
    tone = "ink2" if said else "accent_ink"
    return CellView(text=words or told, editable=True, edit=words, tone=tone, mark="returned" if said else "")


def remarks_given(review: Review) -> dict[str, str]:
    """By place, what was said when this report, or the revision before it, was returned last."""
    returned = [item.answer for item in review.given if item.answer.verdict is Answered.RETURNED]
    return {remark.where: remark.words for remark in returned[-1].remarks} if returned else {}


def _doubts(review: Review) -> dict[str, tuple[str, str]]:
    """Mark and words at each cell: findings first, then outliers."""
    found: dict[str, list[tuple[str, str]]] = {}
    for issue in review.findings:
        kind, _space, code = issue.where.partition(" ")
        if kind == "cell":
            found.setdefault(code, []).append((_SEVERITIES[issue.severity], message_of(issue)))
    for outlier in review.outliers:
        found.setdefault(outlier.code, []).append(("warning", outlier_words(outlier)))
    return {code: (said[0][0], "\n".join(words for _mark, words in said)) for code, said in found.items()}


def outlier_words(outlier: Outlier) -> str:
    """Why a figure stands out."""
    words = {
        Against.PAST: _(
            "{number} is far from what this office reported before (middle {middle}, {count} periods)."
        ),
        Against.PEERS: _("{number} is far from the other offices (middle {middle}, {count} offices)."),
    }
    number, middle = (
        write_number(outlier.number),
        write_number(
            outlier.middle.quantize(outlier.number)
            if outlier.number == outlier.number.to_integral_value()
            else outlier.middle
        ),
    )
    return words[outlier.against].format(number=number, middle=middle, count=outlier.count)


def section_columns() -> tuple[Column, ...]:
    """Section, its words, remark."""
    return (
        Column(_("Section"), width=150, stretch=2, wrap=True, pad=12),
        Column(_("Text"), width=200, stretch=6, wrap=True),
        _remark_column(),
    )


def section_rows(review: Review, draft: Draft) -> tuple[GridRow, ...]:
    """A row a section, in printed order."""
    changed = {item.code: item for item in review.changes.sections} if review.changes else {}
    rows = []
    for item in review.content["sections"]:
        code, text = item["code"], item["text"]
        was = _("Before: {words}").format(words=changed[code].old) if code in changed else ""
        rows.append(
            GridRow(
                f"section {code}",
                (
                    CellView(text=f"{code}. {item['title']}", strong=True),
                    CellView(
                        text=text or _("(no text)"),
                        tone="" if text else "ink2",
                        changed=code in changed,
                        tooltip=was,
                    ),
                    remark_cell(review, draft, f"section {code}"),
                ),
            )
        )
    return tuple(rows)


def task_columns() -> tuple[Column, ...]:
    """Task, state, due day, result, remark."""
    return (
        Column(_("Task"), width=180, stretch=4, wrap=True, pad=12),
        Column(_("State"), width=140),
        Column(_("Due"), width=96, wrap=True),
        Column(_("Result"), width=140, stretch=3, wrap=True),
        _remark_column(),
    )


def task_rows(review: Review, draft: Draft) -> tuple[GridRow, ...]:
    """A row a task as it stood at the cut-off."""
    changed = {item.key for item in review.changes.tasks} if review.changes else set()
    return tuple(_task_row(review, item, draft, item.task.key in changed) for item in review.facts.standings)


def _task_row(review: Review, item: Standing, draft: Draft, changed: bool) -> GridRow:
    result = item.entries[-1].result or item.entries[-1].note if item.entries else ""
    return GridRow(
        f"task {item.task.key}",
        (
            CellView(
                text=f"{item.task.key.rpartition('/')[0]} {item.task.content}".strip(),
                tooltip=item.task.product,
            ),
            CellView(CellKind.STATUS, status_words(item.status), mark=MARKS[item.status], changed=changed),
            CellView(text=day_words(item.due) or item.task.deadline.text),
            CellView(text=result),
            remark_cell(review, draft, f"task {item.task.key}"),
        ),
    )


def evidence_columns() -> tuple[Column, ...]:
    """Number, day, issuer, abstract, what it proves, its file."""
    return (
        Column(_("Number"), width=130, pad=12),
        Column(_("Day"), width=90),
        Column(_("Issuer"), width=120, stretch=1, wrap=True),
        Column(_("Abstract"), width=180, stretch=3, wrap=True),
        Column(_("Proves"), width=140, stretch=2, wrap=True),
        Column(_("File"), width=150, stretch=1),
    )


def evidence_rows(review: Review, files: Mapping[str, bool]) -> tuple[GridRow, ...]:
    """A row a document; ``files`` says by hash which file travelled along."""
    rows = []
    for item in review.facts.evidence:
        kept = item.evidence.file
        there = kept is not None and files.get(kept.sha256, False)
        words = "" if kept is None else kept.name if there else _("stayed at the office")
        proves = ", ".join(place_words(f"{link.kind.value} {link.place}") for link in item.links)
        rows.append(
            GridRow(
                item.evidence.key,
                (
                    CellView(text=item.evidence.number, strong=True),
                    CellView(text=day_words(item.evidence.day)),
                    CellView(text=item.evidence.issuer),
                    CellView(text=item.evidence.abstract),
                    CellView(text=proves),
                    CellView(
                        CellKind.CODE,
                        words,
                        mark="file" if there else "",
                        tooltip=_("Enter opens it.") if there else "",
                    ),
                ),
            )
        )
    return tuple(rows)


def change_columns() -> tuple[Column, ...]:
    """Place, what it said, what it says, why."""
    return (
        Column(_("Where it stands"), width=120, stretch=1, wrap=True, pad=12),
        Column(_("Was"), width=150, stretch=2, wrap=True),
        Column(_("Is"), width=150, stretch=2, wrap=True),
        Column(_("Reason"), width=150, stretch=2, wrap=True),
    )


def change_rows(review: Review) -> tuple[GridRow, ...]:
    """What the correction says otherwise than the revision before it."""
    return tuple(_changes(review)) if review.changes is not None else ()


def _changes(review: Review) -> Iterator[GridRow]:
    changes = review.changes
    assert changes is not None
    decimals = {row.code: row.decimals for row in review.catalogue.rows()}
    for cell in changes.cells:
        old, new = (
            written(side, decimals.get(cell.code, 0)) if side else "–" for side in (cell.old, cell.new)
        )
        place = place_words(f"cell {cell.code}")
        if cell.cumulative:
            since = _("Since January").lower()
            place += f" ({since})"
        yield _change_row(f"cell {cell.code}", place, old, new, cell.reason or changes.reason)
    for section in changes.sections:
        yield _change_row(
            f"section {section.code}",
            f"{section.code}. {section.title}",
            section.old,
            section.new,
            changes.reason,
        )
    for task in changes.tasks:
        old = " ".join(part for part in (_status(task.old), task.old_result) if part)
        new = " ".join(part for part in (_status(task.new), task.new_result) if part)
        yield _change_row(f"task {task.key}", task.content, old, new, changes.reason)


def _status(name: str) -> str:
    from xacai.domain.progress import Status

    return status_words(Status(name)) if name else ""


def _change_row(key: str, place: str, old: str, new: str, reason: str) -> GridRow:
    return GridRow(
        key,
        (
            CellView(text=place, strong=True),
            CellView(text=old, tone="ink2"),
            CellView(text=new),
            CellView(text=reason),
        ),
    )


def _change_words(change: CellChange, decimals: int) -> str:
    old, new = (written(side, decimals) if side else "–" for side in (change.old, change.new))
    words = _("Was {old}, is {new}").format(old=old, new=new)
    return f"{words}: {change.reason}" if change.reason else words


def findings(review: Review) -> tuple[ListRow, ...]:
    """What is to be looked at: findings with what the office wrote to them, then what stands out."""
    rows = []
    for number, issue in enumerate(review.findings):
        reason = reason_given(review, issue)
        second = _("The office writes: {words}").format(words=reason) if reason else place_words(issue.where)
        rows.append(
            ListRow(f"{number}|{issue.where}", message_of(issue), second, _SEVERITIES[issue.severity])
        )
    for number, outlier in enumerate(review.outliers):
        place = f"cell {outlier.code}"
        rows.append(ListRow(f"o{number}|{place}", outlier_words(outlier), place_words(place), "warning"))
    return tuple(rows)


def place_of(key: str) -> str:
    """The place in the key of a row of :func:`findings`."""
    return key.partition("|")[2]


def subtitle(review: Review) -> str:
    """Revision, number, when it arrived."""
    parts = [_("revision {revision}").format(revision=review.head.revision)]
    number = review.particulars.get("number", "")
    if number:
        parts.append(_("no. {number}").format(number=number))
    parts.append(_("check code {code}").format(code=review.head.check_code))
    return ", ".join(parts)


def title(review: Review) -> str:
    """Office and period."""
    return f"{review.office_name}, {dated_words(review.period)}"


def standing(review: Review) -> Answer | None:
    """The review that was given to this revision already; None where none was."""
    return next((item.answer for item in reversed(review.given) if _answers(item.answer, review)), None)


def _answers(answer: Answer, review: Review) -> bool:
    return answer.uuid == review.head.uuid and answer.verdict in REVIEWS


def standing_words(review: Review) -> str:
    """``Đã trả lại 16/9/2026 08:30, Bà Suối``; empty before that."""
    answer = standing(review)
    if answer is None:
        return ""
    parts = [answer_words(answer.verdict), moment_words(answer.at)]
    words = " ".join(parts)
    return f"{words}, {answer.by}" if answer.by else words


def remark_count(draft: Draft) -> str:
    """How many remarks were written."""
    count = len(draft.remarks)
    return ngettext("{count} remark", "{count} remarks", count).format(count=count) if count else ""
