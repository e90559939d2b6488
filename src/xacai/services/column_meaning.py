"""A person says what a column of a document's table means; the document is read anew with that meaning."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from xacai.intake.columns import Role, read_header
from xacai.intake.document import Block, Cell, Row, Source, Table

# A header word that intake takes for each meaning.
_NAMES = {
    Role.NO: "STT",
    Role.FIELD: "Lĩnh vực",
    Role.OBJECTIVE: "Mục tiêu",
    Role.PARENT: "Nhóm nhiệm vụ",
    Role.CONTENT: "Nhiệm vụ cụ thể",
    Role.PRODUCT: "Sản phẩm",
    Role.LEAD: "Chủ trì",
    Role.COORDINATING: "Phối hợp",
    Role.DEADLINE: "Thời hạn",
    Role.BUDGET: "Kinh phí",
    Role.NOTE: "Ghi chú",
}
_UNUSED = "Điểm"
OFFERED = (
    Role.NO,
    Role.CONTENT,
    Role.PRODUCT,
    Role.LEAD,
    Role.COORDINATING,
    Role.DEADLINE,
    Role.BUDGET,
    Role.NOTE,
)
"""The meanings that a person may choose from."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What one column (from 0) of the table with a line of the document means."""

    line: int
    column: int
    role: Role


@dataclass(frozen=True, slots=True)
class Headed:
    """A table with what its columns mean; ``group`` is shared by the pages of one table, ``header`` its first rows.

    ``header`` counts the rows of ``table`` up to the last row of its header; 0 on a page without one.
    """

    table: Table
    group: int
    roles: tuple[Role, ...]
    names: tuple[str, ...]
    header: int


def headed_tables(blocks: Sequence[Block]) -> Iterator[Headed]:
    """The tables of a document in order; a table without a header goes on with the one before where it is as wide."""
    group, roles, names = 0, tuple[Role, ...](), tuple[str, ...]()
    for block in blocks:
        if not isinstance(block, Table):
            continue
        rows = [row for row in block.rows if any(text.strip() for text in row.texts)]
        width = max((len(row.texts) for row in rows), default=0)
        header, taken = read_header(rows), 0
        if header is not None:
            columns, count = header
            taken = block.rows.index(rows[count - 1]) + 1
            if columns.roles != roles:
                group += 1
            roles, names = columns.roles, columns.names
        elif width * 2 <= len(roles):
            yield Headed(block, -1, (), (), 0)
            continue
        yield Headed(block, group, roles, names, taken)


def roles_by_line(blocks: Sequence[Block]) -> dict[int, tuple[Role, ...]]:
    """What the columns mean, by the line of each row of a table whose header was read."""
    return {row.line: item.roles for item in headed_tables(blocks) if item.roles for row in item.table.rows}


def with_meanings(blocks: Sequence[Block], meanings: Sequence[Meaning]) -> Source | None:
    """The document with the headers that say what was chosen; None where intake cannot take it so."""
    for meaning in meanings:
        changed = _with_meaning(blocks, meaning)
        if changed is None:
            return None
        blocks = changed
    return blocks if isinstance(blocks, Source) else Source(blocks)


def _with_meaning(blocks: Sequence[Block], meaning: Meaning) -> Source | None:
    tables = list(headed_tables(blocks))
    own = next((item for item in tables if any(row.line == meaning.line for row in item.table.rows)), None)
    if own is None or not 0 <= meaning.column < len(own.roles):
        return None
    names = _renamed(own, meaning)
    fresh = {
        id(item.table): _with_header(item, names)
        for item in tables
        if item.group == own.group and item.header
    }
    told = read_header([Row(tuple(Cell(name) for name in names))])
    if told is None or told[0].roles[meaning.column] is not meaning.role:
        return None
    issues = blocks.issues if isinstance(blocks, Source) else ()
    return Source((_fresh(block, fresh) for block in blocks), issues)


def _renamed(own: Headed, meaning: Meaning) -> tuple[str, ...]:
    """The header's words: the column takes its new meaning, the one that had it takes the former in exchange."""
    former = own.roles[meaning.column]
    given = {meaning.column: meaning.role}
    if meaning.role in own.roles:
        given.setdefault(own.roles.index(meaning.role), former)
    return tuple(
        _NAMES.get(given[place], _UNUSED) if place in given else own.names[place] or _UNUSED
        for place in range(len(own.roles))
    )


def _with_header(item: Headed, names: Sequence[str]) -> Table:
    line = item.table.rows[item.header - 1].line
    header = Row(tuple(Cell(name) for name in names), line)
    return replace(item.table, rows=(header, *item.table.rows[item.header :]))


def _fresh(block: Block, fresh: Mapping[int, Table]) -> Block:
    return fresh.get(id(block), block)
