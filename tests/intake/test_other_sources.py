"""HTML, the clipboard, workbooks, PDF, old Word files, several plans in one file."""

from __future__ import annotations

import io
import shutil
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from tests.intake.mini import HEAD, TABLE, reading
from tests.intake.word_writer import run

from xacai.domain.issue import Refusal
from xacai.intake import old_word
from xacai.intake.document import Block, Paragraph, Source, Table
from xacai.intake.plan import read_plan
from xacai.intake.source import read_clipboard, read_source

MODERN = "Kế hoạch cải cách hành chính nhà nước xã Suối Mơ năm 2026, đảm bảo đúng tiến độ"
# The code page has the tones as signs of their own.
CODE_PAGE = "S\u00f4\u0301 xa\u0303"


def shown(blocks: tuple[Block, ...]) -> list[Any]:
    """Paragraphs as text, tables as rows of texts."""
    return [
        block.text if isinstance(block, Paragraph) else [row.texts for row in block.rows] for block in blocks
    ]


def html(text: str) -> list[Any]:
    return shown(read_source(f"<html><body>{text}".encode(), "a.html"))


def codes(source: Source) -> list[str]:
    return [issue.code for issue in source.issues]


# --- HTML and the clipboard ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("<p>Một<p>hai", ["Một", "hai"]),
        ("<p>Một\n dòng<br>hai &amp; ba</p>", ["Một dòng", "hai & ba"]),
        ("<script>x<p>y</script><p>a<!-- b -->c<del>d</del>", ["ac"]),
        ("<p style='display:none'>ẩn</p><p>thấy<span style='mso-hide:all'>ẩn</span>", ["thấy"]),
        ("<![if !supportLists]><p>1.<span>&nbsp; </span><![endif]>Mục tiêu</p>", ["1. Mục tiêu"]),
        ("<p>·<span>&nbsp;</span>Một</p><ul><li>hai</ul>", ["- Một", "- hai"]),
        ("<ol type=I start=3><li><p>Ba</p><li>Bốn</ol>", ["III. Ba", "IV. Bốn"]),
        ("<div style='mso-element:footnote-list'><p>chú thích</p></div><p>a", ["a"]),
        (
            "<table><tr><td rowspan=2>a<td colspan=2>b<tr><td>c<td>d<tr><td>e<td>f<td>g</table>",
            [[("a", "b", ""), ("", "c", "d"), ("e", "f", "g")]],
        ),
        ("<table><tr style='display:none'><td>x<tr><td>a<td>b</table>", [[("a", "b")]]),
        ("<table><tr><td>a<p>b</p><p>c</p><td><table><tr><td>d<td>e</table></table>", [[("a\nb\nc", "d e")]]),
        ("<table><tr><td>khung</table>", ["khung"]),
    ],
)
def test_html(text: str, found: list[Any]) -> None:
    assert html(text) == found


def test_cells_that_reach_down_are_known() -> None:
    (found,) = read_source(b"<table><tr><td rowspan=2>a<td>b<tr><td>c</table>", "a.html")
    assert isinstance(found, Table)
    assert [[cell.continued for cell in row.cells] for row in found.rows] == [[False, False], [True, False]]


def test_the_clipboard_prefers_spans() -> None:
    page = "<table><tr><td colspan=2>a<tr><td>b<td>c</table>"
    assert shown(read_clipboard(html=page, text="a\tx")) == [[("a", ""), ("b", "c")]]
    assert shown(read_clipboard(html="<p>a", text="a\tx\nb\ty")) == [[("a", "x"), ("b", "y")]]
    head = b"Version:0.9\r\nStartHTML:00000097\r\nEndHTML:1\r\nStartFragment:1\r\nEndFragment:1\r\n"
    assert shown(read_source(head + f"<html><p>{MODERN}".encode(), "clipboard")) == [MODERN]


@pytest.mark.parametrize("charset", ["utf-8", "utf-16", "windows-1258"])
def test_charsets_of_pages(charset: str) -> None:
    page = f"<html><meta charset={charset}><p>Số xã</p>"
    data = page.replace("Số xã", CODE_PAGE).encode("cp1258" if charset == "windows-1258" else charset)
    assert shown(read_source(data, "a.htm")) == ["Số xã"]


# --- workbooks ------------------------------------------------------------------------------------------------------


def book_of(fill: Any) -> bytes:
    book = Workbook()
    fill(book)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def test_a_workbook_with_dates_figures_and_what_is_hidden() -> None:
    def fill(book: Workbook) -> None:
        sheet = book.active
        sheet.append(["KẾ HOẠCH"])
        sheet.append([])
        sheet.append(["TT", "Nhiệm vụ", "Ẩn", "Chủ trì", "Thời hạn", "Kinh phí", "Ghi chú"])
        sheet.append([1, "Rà soát", "x", "Văn phòng", date(2026, 9, 30), 1250.5, 0.98])
        sheet.append([2, "Ẩn", "x", "Văn phòng", "Quý I", 3, "=1+1"])
        sheet.append([3, "Họp", "x", None, date(2026, 12, 31), 20, True])
        sheet["G4"].number_format = "0%"
        sheet.row_dimensions[5].hidden = True
        sheet.column_dimensions["C"].hidden = True
        sheet.merge_cells("D4:D6")
        sheet.append(["Nơi nhận:", None, None, "TM. ỦY BAN NHÂN DÂN"])
        other = book.create_sheet("Mục tiêu")
        other.append(["Chỉ tiêu", "Đơn vị", "Giá trị"])
        other.append(["Nộp trực tuyến", "%", 70])
        book.create_sheet("Ẩn").sheet_state = "hidden"
        book["Ẩn"].append(["ẩn"])

    title, table, foot, targets = read_source(book_of(fill), "kh.xlsx")
    assert isinstance(title, Paragraph) and isinstance(table, Table) and isinstance(targets, Table)
    assert [row.texts for row in table.rows[1:]] == [
        ("1", "Rà soát", "Văn phòng", "30/09/2026", "1250,5", "98%"),
        ("3", "Họp", "", "31/12/2026", "20", ""),
    ]
    assert [row.cells[2].continued for row in table.rows] == [False, False, True]
    assert shown((foot,)) == [[("Nơi nhận:", "", "TM. ỦY BAN NHÂN DÂN", "", "", "")]]
    assert targets.rows[1].texts[:3] == ("Nộp trực tuyến", "%", "70")


# --- PDF ------------------------------------------------------------------------------------------------------------


def test_a_pdf_with_ruled_tables() -> None:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen import canvas

    font = next(iter(Path("/usr/share/fonts").rglob("LiberationSerif-Regular.ttf")), None)
    if font is None:
        pytest.skip("no Liberation Serif on this machine")
    pdfmetrics.registerFont(TTFont("Serif", str(font)))
    target = io.BytesIO()
    page = canvas.Canvas(target, initialFontName="Serif")
    page.setFont("Serif", 12)
    page.drawCentredString(300, 780, "KẾ HOẠCH")
    page.drawCentredString(300, 765, "Cải cách hành chính năm 2026")
    rows = [
        ("TT", "Nhiệm vụ", "Chủ trì", "Thời hạn"),
        ("1", "Rà soát", "Văn phòng", "Quý I"),
        ("2", "Họp dân", "", "Quý II"),
    ]
    edges, tops = (60, 100, 300, 420, 540), (700, 670, 640, 610)
    for top in tops:
        page.line(60, top, 300, top)
        page.line(420, top, 540, top)
        if top != 640:
            page.line(300, top, 420, top)
    for edge in edges:
        page.line(edge, 700, edge, 610)
    for row, top in zip(rows, tops, strict=False):
        for text, edge in zip(row, edges, strict=False):
            page.drawString(edge + 4, top - 18, text)
    page.showPage()
    page.save()
    source = read_source(target.getvalue(), "kh.pdf")
    assert codes(source) == ["intake.pdf-best-effort"]
    assert shown(source[:2]) == ["KẾ HOẠCH", "Cải cách hành chính năm 2026"]
    found = source[2]
    assert isinstance(found, Table)
    assert [row.texts for row in found.rows] == list(rows)
    assert [row.cells[2].continued for row in found.rows] == [False, False, True]


def test_a_pdf_of_pictures_and_a_locked_one() -> None:
    import pikepdf

    for locked, code in ((False, "intake.pdf-scanned"), (True, "intake.locked")):
        empty = pikepdf.new()
        empty.add_blank_page()
        target = io.BytesIO()
        empty.save(target, encryption=pikepdf.Encryption(user="a", owner="b") if locked else False)
        with pytest.raises(Refusal) as refused:
            read_source(target.getvalue(), "kh.pdf")
        assert refused.value.issue.code == code


# --- .doc -----------------------------------------------------------------------------------------------------------

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le")
BOOK = (
    "<?xml version='1.0'?><!DOCTYPE book PUBLIC 'a'\n 'b'><book><bookinfo><date>x</date></bookinfo><chapter><title/>"
    "<para>KẾ HOẠCH</para><para><informaltable><tgroup><tbody><row><entry>a</entry><entry>b\nc</entry></row></tbody>"
    "</tgroup></informaltable></para>{}</chapter></book>"
)


@pytest.mark.parametrize(("more", "whole"), [("", True), ("<para>1 |a |b</para>", False)])
def test_an_old_word_file_through_antiword(more: str, whole: bool, tmp_path: Path, monkeypatch: Any) -> None:
    tool = tmp_path / "antiword"
    (tmp_path / "answer.xml").write_text(BOOK.format(more), encoding="utf-8")
    tool.write_text(f"#!/bin/sh\ncat {tmp_path}/answer.xml\n", encoding="utf-8")
    tool.chmod(0o755)
    if shutil.which("sh") is None:
        pytest.skip("no shell to stand in for antiword")
    monkeypatch.setattr(old_word.shutil, "which", lambda name: str(tool))
    if whole:
        source = read_source(OLD, "kh.doc")
        assert shown(source) == ["KẾ HOẠCH", [("a", "b\nc")]]
        assert codes(source) == ["intake.old-word-read"]
        return
    with pytest.raises(Refusal) as refused:
        read_source(OLD, "kh.doc")
    assert refused.value.issue.code == "intake.old-word"


# --- several plans --------------------------------------------------------------------------------------------------


def test_of_several_plans_one_is_read_and_the_others_named() -> None:
    other = (HEAD + TABLE).replace("XÃ SUỐI MƠ", "TỈNH LAM SƠN").replace("xã Suối Mơ", "tỉnh Lam Sơn")
    both = other + "\n" + HEAD + TABLE
    first = read_plan(read_source(both.encode(), "kh.txt"), year=2026, office_name=None)
    assert "Lam Sơn" in first.plan.head.title
    own = read_plan(read_source(both.encode(), "kh.txt"), year=2026, office_name="UBND xã Suối Mơ")
    assert own.plan == reading().plan
    assert [issue.code for issue in own.issues[:1]] == ["intake.plans-several"]
    assert "Lam Sơn" in own.issues[0].params["others"]


def test_the_plan_of_the_province_is_asked_about() -> None:
    other = (HEAD + TABLE).replace("XÃ SUỐI MƠ", "TỈNH LAM SƠN")
    found = read_plan(read_source(other.encode(), "kh.txt"), year=2026, office_name="UBND xã Suối Mơ")
    assert "intake.issuer-differs" in {issue.code for issue in found.issues}


def test_sureness_is_less_where_more_is_asked() -> None:
    sure = reading().sureness
    assert sure["I.1/1"] == 100
    assert sure["II.1/3"] < sure["II.1/2"] <= 100
    assert all(0 <= score <= 100 for score in sure.values())


def test_a_file_of_macros_is_not_run() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("xl/workbook.xml", f"<workbook>{run('x')}</workbook>".replace("w:", ""))
        archive.writestr("xl/vbaProject.bin", b"macro")
    with pytest.raises(Refusal) as refused:
        read_source(target.getvalue(), "kh.xlsm")
    assert refused.value.issue.code == "intake.empty"
