"""A row of a task table while it is being read: its cells by role, and what is doubtful about it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from xacai.domain.deadline import UNREAD, read_deadline
from xacai.domain.phrase import fold
from xacai.domain.text import squeeze
from xacai.intake.columns import Columns, Role
from xacai.intake.document import Row

_ORGANISATION = re.compile(
    r"^(?:[-+•]\s*)?(?:cac |cong an|phong|van phong|vp\b|trung tam|tt\b|ubnd|uy ban|ban |so |co quan|don vi"
    r"|to |hoi |doan |dai |bo phan|thanh tra|chi cuc|cong chuc|truong |quan su|bch|mttq|lanh dao|hdnd"
    r"|thu truong|khoi |nganh )"
)
# Words after which a text cannot end.
_LAST_WORDS = frozenset(
    (
        *("trong", "của", "và", "cho", "với", "việc", "các", "được", "để", "theo", "từ", "đến", "tại", "về"),
        *("là", "có", "những", "một", "do", "bằng", "hoặc", "thuộc", "vào", "qua", "giữa", "trên", "dưới"),
        *(
            "khi",
            "nếu",
            "như",
            "không",
            "phải",
            "sẽ",
            "đã",
            "đang",
            "bị",
            "cả",
            "mọi",
            "từng",
            "số",
            "và/hoặc",
        ),
    )
)


@dataclass(slots=True)
class Doubt:
    """A question about a cell (or, with role None, the row): the issue's code, its parameters, a proposal."""

    code: str
    role: Role | None
    params: dict[str, str] = field(default_factory=dict)
    proposal: str | None = None


@dataclass(slots=True)
class Entry:
    """Cells by role (paragraphs joined by line ends), the source line, whether it stands first on a page.

    ``short``: the row has fewer cells than the table has columns, so its cells may stand too far left.
    """

    line: int
    cells: dict[Role, str]
    first_on_page: bool = False
    page: int = 0
    short: bool = False
    doubts: list[Doubt] = field(default_factory=list)
    filled: set[Role] = field(default_factory=set)
    continued: set[Role] = field(default_factory=set)

    def text(self, role: Role) -> str:
        """The cell's text as one line."""
        return squeeze(self.cells.get(role, ""))

    def has(self, *roles: Role) -> bool:
        """Whether any of the cells has text."""
        return any(self.text(role) for role in roles)

    def ask(self, code: str, role: Role | None = None, proposal: str | None = None, **params: str) -> None:
        """Put a question to this row."""
        self.doubts.append(Doubt(code, role, params, proposal))


def entry_of(row: Row, columns: Columns, *, first: bool, page: int) -> Entry:
    """The row's cells by role; a row whose cells slid sideways is put straight and asked about."""
    texts = list(row.texts)
    width = len(columns.roles)
    while len(texts) > width and not texts[-1].strip():
        texts.pop()
    cut = first and not texts[0].strip() and any(starts_low(text) for text in texts if text.strip())
    shift = 0 if cut else _shift(texts, columns)
    if shift:
        entry = _straightened(texts, columns, shift, row.line, first, page)
    else:
        texts = texts[:width] + [""] * (width - len(texts))
        short = len(row.texts) < width
        entry = Entry(row.line, dict(zip(columns.roles, texts, strict=False)), first, page, short)
    places = [cell for cell in row.cells for _ in range(cell.columns)]
    entry.continued = {role for role, cell in zip(columns.roles, places, strict=False) if cell.continued}
    return entry


def _shift(texts: Sequence[str], columns: Columns) -> int:
    """How many places the cells slid to the right (negative: to the left), told by the deadline and the offices."""
    due = columns.at(Role.DEADLINE)
    if due is None or len([text for text in texts if text.strip()]) < 4:
        return 0
    if len(texts) <= len(columns.roles) and due < len(texts):
        if is_deadline(texts[due]):
            return 0
        if not texts[due].strip() and not _misplaced(texts, columns, due):
            return 0
    for shift in (1, -1, 2, -2):
        place = due + shift
        if 0 <= place < len(texts) and is_deadline(texts[place]) and _offices_fit(texts, columns, shift):
            return shift
    return 0


def _misplaced(texts: Sequence[str], columns: Columns, due: int) -> bool:
    return any(0 <= due + shift < len(texts) and is_deadline(texts[due + shift]) for shift in (-2, -1, 1, 2))


def _offices_fit(texts: Sequence[str], columns: Columns, shift: int) -> bool:
    places = [place for role in (Role.LEAD, Role.COORDINATING) if (place := columns.at(role)) is not None]
    told = [texts[place + shift] for place in places if 0 <= place + shift < len(texts)]
    filled = [text for text in told if text.strip()]
    return bool(filled) and all(is_organisation(text) for text in filled)


def _straightened(texts: list[str], columns: Columns, shift: int, line: int, first: bool, page: int) -> Entry:
    width = len(columns.roles)
    content = columns.at(Role.CONTENT) or 0
    moved = [texts[place + shift] if 0 <= place + shift < len(texts) else "" for place in range(width)]
    if shift > 0 and texts[0].strip():
        # One cell too many among those that name the task: what stands left of it keeps its place.
        moved[:content] = [*texts[: max(content - shift, 0)], *[""] * shift][:content]
    entry = Entry(line, dict(zip(columns.roles, moved, strict=True)), first, page)
    entry.ask("intake.row-shifted", places=str(abs(shift)))
    return entry


@lru_cache(maxsize=4096)
def is_deadline(text: str) -> bool:
    """Whether a cell reads as a deadline and as nothing else."""
    clean = squeeze(text.split("\n")[0])
    return (
        bool(clean)
        and len(clean) < 90
        and not is_organisation(clean)
        and UNREAD not in read_deadline(clean, 2000).doubts
    )


@lru_cache(maxsize=4096)
def is_organisation(text: str) -> bool:
    """Whether a cell names an office or department."""
    clean = squeeze(text.split("\n")[0])
    return bool(_ORGANISATION.match(fold(clean))) or clean.casefold() == "x"


def starts_low(text: str) -> bool:
    """Whether a text begins in the middle of a sentence: a small letter first."""
    clean = squeeze(text).lstrip("(“\"'")
    return bool(clean) and clean[0].islower()


def is_unfinished(text: str) -> bool:
    """Whether a text breaks off: after a comma, an open bracket or a word that asks for another."""
    clean = squeeze(text)
    if not clean:
        return False
    if clean.endswith((",", "-", "(")) or clean.count("(") > clean.count(")"):
        return True
    last = clean.split(" ")[-1]
    return last.lower() in _LAST_WORDS or (len(last) == 1 and last.islower())
