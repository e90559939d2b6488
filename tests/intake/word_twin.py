"""Lays what a careful reader got from a plan out as a Word file, in several layouts, to be read back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from tests.intake.word_writer import Box, WordFile, paragraph, table

from xacai.intake.headings import roman

Row = dict[str, Any]
_MERGED = ("objective", "parent", "product", "lead", "coordinating", "deadline_text", "budget_text")


@dataclass(frozen=True)
class Layout:
    """A way to lay the table: the columns in order with their names, how fields stand, rows to a page."""

    name: str
    columns: tuple[tuple[str, str], ...]
    fields: str = "row"
    two_rows: bool = False
    page: int = 0


PLAIN = Layout(
    "plain",
    (
        ("no", "TT"),
        ("objective", "Mục tiêu"),
        ("parent", "Nhiệm vụ"),
        ("content", "Hoạt động"),
        ("product", "Kết quả"),
        ("lead", "Chủ trì"),
        ("coordinating", "Phối hợp"),
        ("deadline_text", "Thời gian"),
        ("budget_text", "Kinh phí (triệu đồng)"),
    ),
)
PAGES = Layout(
    "pages, two-row header",
    (
        ("no", "STT"),
        ("objective", "Mục tiêu, chỉ tiêu"),
        ("parent", "Nội dung nhiệm vụ"),
        ("content", "Nội dung công việc"),
        ("product", "Sản phẩm đầu ra"),
        ("lead", "Cơ quan chủ trì"),
        ("coordinating", "Cơ quan phối hợp"),
        ("deadline_text", "Tiến độ thực hiện"),
        ("budget_text", "Dự trù kinh phí (tr. đồng)"),
    ),
    two_rows=True,
    page=7,
)
TURNED = Layout(
    "other order and names",
    (
        ("no", "Số TT"),
        ("objective", "Mục tiêu"),
        ("parent", "Nhóm nhiệm vụ"),
        ("content", "Nhiệm vụ cụ thể"),
        ("deadline_text", "Thời hạn hoàn thành"),
        ("lead", "Đơn vị chủ trì"),
        ("coordinating", "Đơn vị phối hợp"),
        ("budget_text", "Kinh phí thực hiện (triệu đồng)"),
        ("product", "Sản phẩm"),
    ),
    fields="split",
)
BETWEEN = Layout("headings between tables", PLAIN.columns, fields="between")
LAYOUTS = (PLAIN, PAGES, TURNED, BETWEEN)


def twin(truth: Row, layout: Layout) -> bytes:
    """The whole plan as a Word file."""
    file = WordFile()
    _head(file, truth)
    _body(file, truth)
    _foot(file, truth)
    file.add(paragraph("PHỤ LỤC", centred=True))
    _tasks(file, truth, layout)
    return file.data()


def _head(file: WordFile, truth: Row) -> None:
    year, month, day = (truth["date"] or f"{truth['year']}-01-05").split("-")
    where = f"{truth['place']}, ngày {day} tháng {month} năm {year}"
    left = [*_capitals(truth["issuer"]), f"Số: {truth['number']}"]
    right = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", where]
    file.add(table([[Box("\n".join(left)), Box("\n".join(right))]], (4500, 5500), headers=0), paragraph(""))
    title = truth["title"].removeprefix("Kế hoạch ")
    file.lines(["KẾ HOẠCH", title[:1].upper() + title[1:]], centred=True)
    file.add(paragraph(""))
    file.lines([f"Căn cứ {basis};" for basis in truth["legal_bases"]])


def _capitals(issuer: str) -> list[str]:
    words = issuer.partition(" (")[0].upper().split()
    return [" ".join(words[:4]), " ".join(words[4:])]


def _body(file: WordFile, truth: Row) -> None:
    """Fields with their targets and, where there is no table, their tasks, all numbered by Word itself."""
    if truth.get("stated_totals"):
        file.add(paragraph("MỤC TIÊU", (1, 0)), _targets_table(truth))
        return
    file.add(paragraph("NỘI DUNG", (1, 0)))
    if truth.get("groups"):
        return
    for item in truth["fields"]:
        file.add(paragraph(item["title"], (1, 1)))
        targets = [row["text"] for row in truth["targets"] if row["field"] == item["title"]]
        if targets:
            file.add(paragraph("Mục tiêu", (1, 2)), *(paragraph(text, (1, 3)) for text in targets))
        if not truth["tasks"]:
            works = [row["text"] for row in truth["body_tasks"] if row["field"] == item["title"]]
            file.add(paragraph("Nhiệm vụ", (1, 2)), *(paragraph(text, (1, 3)) for text in works))


def _targets_table(truth: Row) -> str:
    rows = [[Box(name) for name in ("TT", "Mục tiêu, chỉ tiêu", "Chủ trì", "Phối hợp")]]
    for number, (title, group) in enumerate(groupby(truth["targets"], key=lambda row: row["field"])):
        rows.append([Box(roman(number + 1)), Box(title, span=3)])
        held = list(group)
        leads = _merges([row["lead"] for row in held])
        for row, lead in zip(held, leads, strict=True):
            rows.append([Box(row["no"]), Box(row["text"]), lead, Box(row["coordinating"] or "")])
    return table(rows, (600, 4000, 2000, 2000))


def _foot(file: WordFile, truth: Row) -> None:
    recipients = [f"- {item};" for item in truth["recipients"] if not item.endswith("(heading)")]
    authority = [part.strip() for part in truth["signer_authority"].split("/") if part.strip()]
    signed = "\n".join([*authority, "", "", truth["signer"]])
    file.add(paragraph(""))
    file.add(table([[Box("\n".join(["Nơi nhận:", *recipients])), Box(signed)]], (4500, 4500), headers=0))


def _tasks(file: WordFile, truth: Row, layout: Layout) -> None:
    for part in task_pages(truth, layout):
        if isinstance(part, str):
            file.add(paragraph(part))
        else:
            width = sum(box.span for box in part[-1])
            headers = 2 if layout.two_rows else 1
            file.add(table(part, [600, *[1500] * (width - 1)], headers), paragraph(""))


def task_pages(truth: Row, layout: Layout) -> list[str | list[list[Box]]]:
    """The tasks as tables, each under its header, and the headings that stand between them."""
    rows = [dict(row, product=row["product"] or "") for row in truth["tasks"]]
    columns = [part for part in layout.columns if part[0] not in ("objective", "parent") or _nests(rows)]
    if truth.get("groups"):
        columns = [(key, "Yêu cầu" if key == "product" else name) for key, name in columns]
    header = _header(columns, layout)
    parts: list[str | list[list[Box]]] = []
    page: list[list[Box]] = []
    for number, (title, group) in enumerate(groupby(rows, key=lambda row: row["field"]), 1):
        if layout.fields == "between":
            parts.extend([page, f"{roman(number)}. {title}"])
            page = []
        else:
            page.append(_field_row(roman(number), title, len(columns), layout))
        held = list(group)
        size = layout.page or len(held)
        for start in range(0, len(held), size):
            if start:
                parts.append(page)
                page = []
            page.extend(_rows(held[start : start + size], columns, truth))
    return [part if isinstance(part, str) else [*header, *part] for part in (*parts, page) if part]


def _nests(rows: Sequence[Row]) -> bool:
    return any(row.get("objective") for row in rows)


def _field_row(number: str, title: str, width: int, layout: Layout) -> list[Box]:
    if layout.fields == "split":
        return [Box(number), Box(title, span=width - 1)]
    return [Box(f"{number}. {title}", span=width)]


def _header(columns: Sequence[tuple[str, str]], layout: Layout) -> list[list[Box]]:
    if not layout.two_rows:
        return [[Box(name) for _, name in columns]]
    above, below = [], []
    for key, name in columns:
        if key == "lead":
            above.append(Box("Cơ quan thực hiện", span=2))
        elif key != "coordinating":
            above.append(Box(name, merge="restart"))
        below.append(Box(name) if key in {"lead", "coordinating"} else Box("", merge="continue"))
    return [above, below]


def _rows(rows: Sequence[Row], columns: Sequence[tuple[str, str]], truth: Row) -> list[list[Box]]:
    """The rows of one field on one page, equal neighbours merged as a clerk would; group rows between."""
    made: list[list[Box]] = []
    titles = {group["no"]: group["title"] for group in truth.get("groups", ()) if "." in str(group["no"])}
    for over, group in groupby(rows, key=lambda row: _over(row, titles)):
        if over:
            made.append([Box(over), Box(titles[over]), *(Box() for _ in columns[2:])])
        held = list(group)
        laid = [_column(key, held) for key, _ in columns]
        made.extend([column[place] for column in laid] for place in range(len(held)))
    return made


def _over(row: Row, titles: dict[str, str]) -> str:
    number = str(row["no"]).rpartition(".")[0]
    return number if number in titles else ""


def _column(key: str, rows: Sequence[Row]) -> list[Box]:
    """A column of neighbours; figures of money and single contents are never merged."""
    texts = [str(row.get(key) or "") for row in rows]
    figures = key == "budget_text" and any(text.isdigit() for text in texts)
    if (key in _MERGED and not figures) or (key == "no" and _nests(rows)):
        return _merges(texts)
    return [Box(text) for text in texts]


def _merges(texts: Sequence[str]) -> list[Box]:
    """A column whose equal neighbours are one merged cell."""
    made: list[Box] = []
    for text, group in groupby(texts):
        size = len(list(group))
        if size == 1 or not text:
            made.extend(Box(text) for _ in range(size))
        else:
            made.append(Box(text, merge="restart"))
            made.extend(Box("", merge="continue") for _ in range(size - 1))
    return made
