"""Word documents: what a reader sees is read, and nothing else."""

from __future__ import annotations

import pytest
from tests.intake.word_writer import SPACES, Box, WordFile, cell, paragraph, run, table, word

from xacai.intake.document import Paragraph, Source, Table
from xacai.intake.source import read_source


def read(*parts: str, **more: str) -> Source:
    return read_source(word(*parts, **more), "ke-hoach.docx")


def texts(*parts: str, **more: str) -> list[str]:
    return [block.text for block in read(*parts, **more) if isinstance(block, Paragraph)]


def plain(content: str) -> str:
    return paragraph("", content=content)


def only_table(*parts: str) -> Table:
    (found,) = [block for block in read(*parts) if isinstance(block, Table)]
    return found


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (run("Rà soát") + run(" văn bản"), "Rà soát văn bản"),
        (f"<w:ins>{run('mới')}</w:ins><w:del><w:r><w:delText>cũ</w:delText></w:r></w:del>", "mới"),
        (f"<w:moveFrom>{run('đi')}</w:moveFrom><w:moveTo>{run('đến')}</w:moveTo>", "đến"),
        (run("hiện", "<w:vanish/>") + run("thấy"), "thấy"),
        (run("thấy", '<w:vanish w:val="0"/>'), "thấy"),
        ("<w:r><w:t>Hội</w:t><w:softHyphen/><w:t>nghị</w:t></w:r>", "Hộinghị"),
        ("<w:r><w:t>HĐND</w:t><w:noBreakHyphen/><w:t>UBND</w:t></w:r>", "HĐND-UBND"),
        ("<w:r><w:t>1.</w:t><w:tab/><w:t>Mục tiêu</w:t></w:r>", "1. Mục tiêu"),
        (f"{run('Nội dung')}<w:r><w:footnoteReference w:id='2'/></w:r>", "Nội dung"),
        (f"<w:hyperlink>{run('trang')}</w:hyperlink>", "trang"),
        (f"<w:sdt><w:sdtContent>{run('điền rồi')}</w:sdtContent></w:sdt>", "điền rồi"),
        ("<w:r><w:instrText>PAGE</w:instrText></w:r>" + run("trang 3"), "trang 3"),
        ("<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>", "x=1"),
    ],
)
def test_text_of_a_paragraph(content: str, text: str) -> None:
    assert texts(plain(content)) == [text]


def test_a_placeholder_that_asks_for_an_entry_is_no_text() -> None:
    asks = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    inline, block = plain(asks.format(run("Bấm để nhập"))), asks.format(plain(run("Bấm để nhập")))
    assert texts(inline, block, plain(run("Còn lại"))) == ["Còn lại"]


def test_text_boxes_are_read_once() -> None:
    inside = f"<w:txbxContent>{plain(run('KẾ HOẠCH'))}</w:txbxContent>"
    both = (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:wsp><wps:txbx>{inside}</wps:txbx>"
        f"</wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{inside}</v:textbox></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert texts(plain(run("Trên") + both), plain(run("Dưới"))) == ["Trên", "KẾ HOẠCH", "Dưới"]


def test_a_deleted_end_of_paragraph_joins_the_next() -> None:
    first = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + run("Rà soát ") + "</w:p>"
    assert texts(first, plain(run("văn bản"))) == ["Rà soát văn bản"]


def test_numbers_that_word_generates() -> None:
    levels = [
        (1, 0),
        (1, 1),
        (1, 2),
        (1, 2),
        (1, 1),
        (1, 2),
        (1, 3),
        (1, 0),
        (1, 1),
        (3, 0),
        (3, 1),
        (3, 1),
        (3, 0),
    ]
    found = texts(*(paragraph("x", listed=place) for place in levels))
    assert [text.removesuffix(" x") for text in found] == [
        *("I.", "1.", "1.1.", "1.2.", "2.", "2.1.", "-", "II.", "1.", "a)", "(i)", "(ii)", "b)")
    ]


def test_a_list_that_starts_anew_and_one_by_style() -> None:
    numbering = (
        f"<w:numbering {SPACES}><w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='1'/>"
        "<w:numFmt w:val='upperRoman'/><w:lvlText w:val='%1.'/><w:pStyle w:val='Muc'/></w:lvl></w:abstractNum>"
        "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num><w:num w:numId='2'><w:abstractNumId w:val='0'/>"
        "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='4'/></w:lvlOverride></w:num></w:numbering>"
    )
    styles = (
        f"<w:styles {SPACES}><w:style w:type='paragraph' w:styleId='Muc'><w:pPr><w:numPr><w:numId w:val='1'/>"
        "</w:numPr></w:pPr></w:style><w:style w:type='paragraph' w:styleId='Con'><w:basedOn w:val='Muc'/></w:style>"
        "</w:styles>"
    )
    styled = "<w:p><w:pPr><w:pStyle w:val='{}'/></w:pPr>" + run("x") + "</w:p>"
    found = texts(
        *(styled.format("Muc"), styled.format("Con"), paragraph("x", (2, 0)), paragraph("x", (1, 0))),
        numbering=numbering,
        styles=styles,
    )
    assert found == ["I. x", "II. x", "IV. x", "V. x"]


def test_a_number_alone_fills_a_cell() -> None:
    found = only_table(table([[Box("", listed=2), Box("a")], [Box("", listed=2), Box("b")]], (600, 900)))
    assert [row.texts[0] for row in found.rows] == ["1", "2"]


def test_spans_merges_and_rows_that_are_not_seen() -> None:
    rows = table(
        [[Box("A", span=2), Box("B", merge="restart")], [Box("c"), Box("d"), Box("", merge="continue")]],
        (9,) * 3,
    )
    hidden = "<w:tr><w:trPr><w:hidden/></w:trPr>" + cell(Box("ẩn")) + "</w:tr>"
    deleted = "<w:tr><w:trPr><w:del w:id='9'/></w:trPr>" + cell(Box("xóa")) + "</w:tr>"
    found = only_table(rows.replace("</w:tbl>", f"{hidden}{deleted}</w:tbl>"))
    assert [row.texts for row in found.rows] == [("A", "", "B"), ("c", "d", "")]
    assert [row.cells[-1].continued for row in found.rows] == [False, True]


def test_rows_and_cells_in_content_controls() -> None:
    inner = f"<w:sdt><w:sdtContent>{cell(Box('b'))}</w:sdtContent></w:sdt>"
    row = f"<w:sdt><w:sdtContent><w:tr>{cell(Box('a'))}{inner}</w:tr></w:sdtContent></w:sdt>"
    assert [row.texts for row in only_table(f"<w:tbl>{row}</w:tbl>").rows] == [("a", "b")]


def test_edges_that_differ_by_a_hair_are_one_column() -> None:
    rows = [
        [Box("TT"), Box("Nhiệm vụ", span=2), Box("Hạn")],
        [Box("1"), Box("Rà soát"), Box("Quý I", span=2)],
    ]
    found = only_table(table(rows, (600, 3000, 40, 1200)))
    assert [row.texts for row in found.rows] == [("TT", "Nhiệm vụ", "Hạn"), ("1", "Rà soát", "Quý I")]


def test_a_table_in_a_cell_is_lines_or_stands_for_itself() -> None:
    small = table([[Box("x"), Box("y")], [Box("z"), Box("")]], (9, 9), headers=0)
    real = table(
        [[Box("Nhiệm vụ"), Box("Chủ trì"), Box("Thời hạn")], [Box("m"), Box("n"), Box("o")]], (9,) * 3
    )
    outer = f"<w:tbl><w:tr>{cell(Box('a'), small)}{cell(Box('b'), real)}</w:tr></w:tbl>"
    first, second = [block for block in read(outer) if isinstance(block, Table)]
    assert first.rows[0].texts == ("x y\nz\na", "b")
    assert second.rows[1].texts == ("m", "n", "o")


def test_a_frame_of_one_column_is_paragraphs() -> None:
    assert texts(table([[Box("KẾ HOẠCH\nNăm 2026")]], (9000,))) == ["KẾ HOẠCH", "Năm 2026"]


def test_line_breaks_part_a_head_but_not_a_sentence() -> None:
    assert texts(plain(run("KẾ HOẠCH\nCải cách hành chính\nnăm 2026"))) == [
        "KẾ HOẠCH",
        "Cải cách hành chính năm 2026",
    ]
    assert texts(plain(run("Số: 1/KH-UBND\tSuối Mơ, ngày 05 tháng 01 năm 2026"))) == [
        "Số: 1/KH-UBND",
        "Suối Mơ, ngày 05 tháng 01 năm 2026",
    ]


def test_a_title_ends_where_the_centred_lines_end() -> None:
    body = [paragraph("KẾ HOẠCH", centred=True), paragraph("Năm 2026", centred=True), paragraph("Lời mở đầu")]
    gaps = [block.gap for block in read(*body) if isinstance(block, Paragraph)]
    assert gaps == [True, False, True]


def test_macros_are_left_out_and_named() -> None:
    file = WordFile([plain(run("KẾ HOẠCH"))], {"word/vbaProject.bin": b"\x00macro"})
    source = read_source(file.data(), "ke-hoach.docm")
    assert [issue.code for issue in source.issues] == ["intake.macros-left-out"]


def test_text_in_an_old_font_is_put_into_unicode() -> None:
    old = run("KÕ ho¹ch c¶i c¸ch", "<w:rFonts w:ascii='.VnTime' w:hAnsi='.VnTime'/>")
    capitals = run("c«ng t¸c", "<w:rFonts w:hAnsi='.VnTimeH'/>")
    source = read(plain(old), plain(capitals), plain(run("Kế hoạch", "<w:rFonts w:hAnsi='.VnTime'/>")))
    assert [block.text for block in source if isinstance(block, Paragraph)] == [
        "Kế hoạch cải cách",
        "CÔNG TÁC",
        "Kế hoạch",
    ]
    assert [issue.code for issue in source.issues] == ["intake.legacy-font"]
