"""Word, Excel, HTML and PDF files that chance has changed: read or refused, nothing raised, nothing written."""

from __future__ import annotations

import io
import zipfile
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from tests.intake.mini import HEAD, TABLE
from tests.intake.word_writer import Box, WordFile, paragraph, table

from xacai.domain.issue import Refusal
from xacai.intake.answer import as_json
from xacai.intake.plan import read_plan
from xacai.intake.source import read_source

ROWS = [line.split("\t") for line in TABLE.strip().split("\n") if line]
XML_SIGNS = (
    "<",
    ">",
    "/",
    '"',
    "w:tc",
    "w:tr",
    "w:p",
    "w:tbl",
    "9999999999",
    "-1",
    "&#x0;",
    "&lt;",
    "\x00",
    "%1",
)


@lru_cache
def word_file() -> bytes:
    file = WordFile()
    file.lines([line for line in HEAD.split("\n") if line])
    file.add(paragraph("x", (1, 2)), table([[Box(text) for text in row] for row in ROWS], (900,) * 9))
    return file.data()


@lru_cache
def sheet_file() -> bytes:
    book = Workbook()
    for row in [["KẾ HOẠCH"], ["Cải cách hành chính năm 2026"], *ROWS]:
        book.active.append(row)
    book.active.merge_cells("A5:A6")
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


@lru_cache
def page_file() -> bytes:
    rows = "".join(f"<tr>{''.join(f'<td rowspan=1>{text}' for text in row)}" for row in ROWS)
    return f"<html><body>{HEAD.replace(chr(10), '<br>')}<table>{rows}</table>".encode()


@lru_cache
def pdf_file() -> bytes:
    from reportlab.pdfgen import canvas

    target = io.BytesIO()
    page = canvas.Canvas(target, pageCompression=0)
    for number, text in enumerate(["KE HOACH", "TT", "Nhiem vu", "Chu tri", "Thoi han", "1", "Hop"]):
        page.drawString(60 + 90 * (number % 4), 700 - 30 * (number // 4), text)
        page.rect(56 + 90 * (number % 4), 690 - 30 * (number // 4), 90, 30)
    page.save()
    return target.getvalue()


def mutated(data: st.DataObject, content: bytes, signs: tuple[str, ...] = XML_SIGNS) -> bytes:
    """The bytes after a few cuts, copies, swaps and insertions."""
    changed = bytearray(content)
    for _ in range(data.draw(st.integers(1, 5))):
        start = data.draw(st.integers(0, max(len(changed) - 1, 0)))
        size = data.draw(st.integers(1, 400))
        change = data.draw(st.sampled_from(["cut", "copy", "byte", "sign", "end"]))
        if change == "cut":
            del changed[start : start + size]
        elif change == "copy":
            changed[start:start] = changed[start : start + size] * 3
        elif change == "byte":
            changed[start : start + 1] = data.draw(st.binary(min_size=1, max_size=3))
        elif change == "sign":
            changed[start:start] = data.draw(st.sampled_from(signs)).encode()
        else:
            del changed[start:]
    return bytes(changed)


def with_part_changed(data: st.DataObject, content: bytes, inside: bool) -> bytes:
    """An archive changed as it lies, or with one of its members changed and packed anew."""
    if not inside:
        return mutated(data, content)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    name = data.draw(st.sampled_from(sorted(members)))
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, body in members.items():
            archive.writestr(member, mutated(data, body) if member == name else body)
    return target.getvalue()


def read_or_refuse(content: bytes, name: str) -> None:
    try:
        reading = read_plan(read_source(content, name), year=2026, office_name=None)
    except Refusal as refused:
        assert refused.issue.code.startswith("intake.")
        return
    assert as_json(reading)["tasks"] or as_json(reading)["targets"]


@pytest.fixture
def empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


QUIET = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize("inside", [True, False])
@QUIET
@given(data=st.data())
def test_word(data: st.DataObject, inside: bool, empty_folder: Path) -> None:
    read_or_refuse(with_part_changed(data, word_file(), inside), "kh.docx")
    assert not list(empty_folder.iterdir())


@pytest.mark.parametrize("inside", [True, False])
@QUIET
@given(data=st.data())
def test_workbook(data: st.DataObject, inside: bool, empty_folder: Path) -> None:
    read_or_refuse(with_part_changed(data, sheet_file(), inside), "kh.xlsx")
    assert not list(empty_folder.iterdir())


@QUIET
@given(data=st.data())
def test_page(data: st.DataObject, empty_folder: Path) -> None:
    read_or_refuse(
        mutated(data, page_file(), ("<table>", "<td rowspan=99999>", "<tr>", "</table>", "<!--", "<")),
        "kh.html",
    )
    assert not list(empty_folder.iterdir())


@QUIET
@given(data=st.data())
def test_pdf(data: st.DataObject, empty_folder: Path) -> None:
    read_or_refuse(
        mutated(data, pdf_file(), ("<<", ">>", "/Kids", "obj", "99999999999", "stream", "1 0 R")), "kh.pdf"
    )
    assert not list(empty_folder.iterdir())


@QUIET
@given(data=st.data())
def test_old_container(data: st.DataObject, empty_folder: Path) -> None:
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512) + "WordDocument".encode("utf-16-le") + bytes(900)
    read_or_refuse(old[:8] + mutated(data, old[8:]), "kh.doc")
    assert not list(empty_folder.iterdir())


def test_what_is_changed_can_be_read_unchanged() -> None:
    for content, name in ((word_file(), "a.docx"), (sheet_file(), "a.xlsx"), (page_file(), "a.html")):
        assert read_plan(read_source(content, name), year=2026, office_name=None).plan.tasks
    assert read_source(pdf_file(), "a.pdf")
