"""Files that mean harm or are broken: each is refused (or cut) with a plain sentence."""

from __future__ import annotations

import io
import random
import zipfile
import zlib

import pytest
from tests.intake.mini import HEAD, TABLE
from tests.intake.word_writer import SPACES, WordFile, paragraph, run, word

from xacai.domain.issue import Refusal
from xacai.intake import old_word, package, pdf_source
from xacai.intake.document import Table
from xacai.intake.source import READ_NOW, read_source
from xacai.wording.messages import message_of

SHEET = "xl/worksheets/sheet1.xml"
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def document(body: str, before: str = "") -> bytes:
    xml = f"{before}<w:document {SPACES}><w:body>{body}</w:body></w:document>"
    return WordFile(more={"word/document.xml": xml}).data()


def archive(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as made:
        for name, content in members.items():
            made.writestr(name, content)
    return target.getvalue()


def workbook(sheet: str) -> bytes:
    ids = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    rels = "http://schemas.openxmlformats.org/package/2006/relationships"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    return archive(
        {
            "_rels/.rels": (
                f'<Relationships xmlns="{rels}"><Relationship Id="a" Type="{office}/officeDocument" '
                'Target="xl/workbook.xml"/></Relationships>'
            ).encode(),
            "xl/workbook.xml": (
                f'<workbook {MAIN} {ids}><sheets><sheet name="A" sheetId="1" r:id="b"/></sheets></workbook>'
            ).encode(),
            "xl/_rels/workbook.xml.rels": (
                f'<Relationships xmlns="{rels}"><Relationship Id="b" Type="{office}/worksheet" '
                'Target="worksheets/sheet1.xml"/></Relationships>'
            ).encode(),
            SHEET: f"<worksheet {MAIN}>{sheet}</worksheet>".encode(),
        }
    )


def pdf_bomb() -> bytes:
    packed = zlib.compress(bytes(90_000_000), 9)
    return b"%%PDF-1.7\n1 0 obj\n<</Length %d/Filter/FlateDecode>>\nstream\n%s\nendstream\n" % (
        len(packed),
        packed,
    )


def ole(stream: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + stream.encode("utf-16-le") + bytes(600)


ROW = f"<w:tr>{'<w:tc><w:p/></w:tc>' * 2}</w:tr>"
ENTITY = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
GOOD = word(paragraph("KẾ HOẠCH", content=run("KẾ HOẠCH")))


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        pytest.param(document(" " * 40_000_000), "a.docx", "intake.bomb", id="spaces by the million"),
        pytest.param(document("x" * 100_000_000), "a.docx", "intake.bomb", id="zip bomb"),
        pytest.param(
            document(f"<w:tbl>{ROW * 50_000}</w:tbl>"), "a.docx", "intake.too-large", id="50,000 rows"
        ),
        pytest.param(document("<w:sdt>" * 5_000), "a.docx", "intake.too-deep", id="nested"),
        pytest.param(document("<w:p/>", ENTITY), "a.docx", "intake.entities", id="entity"),
        pytest.param(document("<w:p/>", "<!DOCTYPE x>"), "a.docx", "intake.entities", id="document type"),
        pytest.param(document("<w:p>"), "a.docx", "intake.damaged", id="no end"),
        pytest.param(
            archive({"word/document.xml": '<?xml version="1.0" encoding="utf-16"?><a/>'.encode("utf-16")}),
            "a.docx",
            "intake.damaged",
            id="another encoding",
        ),
        pytest.param(GOOD[:-200], "a.docx", "intake.damaged", id="cut off"),
        pytest.param(GOOD[:900] + bytes(200) + GOOD[1100:], "a.docx", "intake.damaged", id="overwritten"),
        pytest.param(
            archive({f"m{n}": b"" for n in range(5000)}), "a.docx", "intake.bomb", id="many members"
        ),
        pytest.param(
            archive({"word/document.xml": b"<a/>"}, zipfile.ZIP_BZIP2), "a.docx", "intake.damaged", id="bzip2"
        ),
        pytest.param(
            archive({"mimetype": b"application/x"}), "a.odt", "intake.type-unread", id="another zip"
        ),
        pytest.param(ole("EncryptedPackage"), "a.docx", "intake.locked", id="password"),
        pytest.param(ole("Workbook"), "a.xls", "intake.old-excel", id="xls"),
        pytest.param(ole("PowerPoint"), "a.ppt", "intake.old-office", id="ppt"),
        pytest.param(
            workbook("<sheetData>" + "<row><c><v>1</v></c></row>" * 50_000 + "</sheetData>"),
            "a.xlsx",
            "intake.too-large",
            id="50,000 rows of a sheet",
        ),
        pytest.param(
            workbook(
                "<sheetData><row r='1'><c r='A1'><v>1</v></c></row></sheetData>"
                + "<mergeCells>"
                + "<mergeCell ref='A1:B1048576'/>" * 500
                + "</mergeCells>"
            ),
            "a.xlsx",
            "intake.bomb",
            id="ranges without end",
        ),
        pytest.param(b"<html>" + b"<table><tr><td>" * 3000, "a.html", "intake.too-deep", id="nested tables"),
        pytest.param(
            b"<html><table>" + b"<tr><td>a<td>b" * 50_000,
            "a.html",
            "intake.too-large",
            id="50,000 rows of a page",
        ),
        pytest.param(pdf_bomb(), "a.pdf", "intake.bomb", id="pdf bomb"),
        pytest.param(b"%PDF-1.7\nnothing", "a.pdf", "intake.damaged", id="no pdf"),
        pytest.param(("a\tb\n" * 50_000).encode(), "a.txt", "intake.too-large", id="50,000 rows of text"),
    ],
)
def test_is_refused(data: bytes, name: str, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        read_source(data, name)
    assert refused.value.issue.code == code
    assert name in message_of(refused.value.issue) or code == "intake.too-large"


@pytest.mark.parametrize("start", ["<a ", "<!", "<!--", "<![CDATA[", "<?", "</", "<a b='", "&#", "<script>"])
def test_a_page_of_one_beginning_is_read_or_refused(start: str) -> None:
    try:
        read_source(f"<html>{start * 200_000}".encode(), "a.html")
    except Refusal as refused:
        assert refused.issue.code == "intake.empty"


def test_a_member_that_lies_about_its_size_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MOST_SMALL", 10)
    with pytest.raises(Refusal) as refused:
        read_source(GOOD, "a.docx")
    assert refused.value.issue.code == "intake.bomb"


def test_a_locked_member_is_refused() -> None:
    locked = bytearray(GOOD)
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = -1
        while (at := locked.find(mark, at + 1)) >= 0:
            locked[at + flags] |= 1
    with pytest.raises(Refusal) as refused:
        read_source(bytes(locked), "a.docx")
    assert refused.value.issue.code == "intake.locked"


def test_ten_thousand_honest_rows_are_read() -> None:
    words = random.Random(7)
    cell = "<w:tc><w:p><w:r><w:t>{:.9f}</w:t></w:r></w:p></w:tc>"
    rows = (f"<w:tr>{''.join(cell.format(words.random()) for _ in range(8))}</w:tr>" for _ in range(10_000))
    (found,) = read_source(document(f"<w:tbl>{''.join(rows)}</w:tbl>"), "a.docx")
    assert isinstance(found, Table)
    assert len(found.rows) == 10_000


@pytest.mark.parametrize(
    ("data", "name"),
    [(GOOD, "ke-hoach.pdf"), (GOOD, "ke-hoach"), ((HEAD + TABLE).encode(), "ke-hoach.docx")],
)
def test_a_wrong_name_does_not_matter(data: bytes, name: str) -> None:
    assert read_source(data, name)


def test_an_old_word_file_is_refused_where_nothing_reads_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(old_word.shutil, "which", lambda name: None)
    with pytest.raises(Refusal) as refused:
        read_source(ole("WordDocument"), "ke-hoach.doc")
    assert refused.value.issue.code == "intake.old-word"


def test_a_refused_type_names_what_is_read() -> None:
    with pytest.raises(Refusal) as refused:
        read_source(b"{\\rtf1}", "ke-hoach.rtf")
    assert all(suffix in message_of(refused.value.issue) for suffix in READ_NOW)


def slow_pdf() -> bytes:
    """A page that draws a form of many signs many times."""
    form = b"BT /F 1 Tf " + b"(aaaaaaaaaaaaaaaaaaaa) Tj " * 2000 + b"ET"
    page = b"/X Do " * 5000
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(page), page),
        b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</Font<</F 6 0 R>>>>/Length %d>>stream\n%s\nendstream"
        % (len(form), form),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    body = b"%PDF-1.4\n"
    for number, part in enumerate(parts, 1):
        body += b"%d 0 obj%s endobj\n" % (number, part)
    return body + b"trailer<</Root 1 0 R/Size 7>>\n%%EOF"


def test_a_page_that_never_ends_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_source, "_SECONDS", 1.0)
    with pytest.raises(Refusal) as refused:
        read_source(slow_pdf(), "ke-hoach.pdf")
    assert refused.value.issue.code == "intake.pdf-slow"


def test_only_the_first_pages_of_a_long_pdf_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    from reportlab.pdfgen import canvas

    monkeypatch.setattr(pdf_source, "MOST_PAGES", 2)
    target = io.BytesIO()
    made = canvas.Canvas(target)
    for number in range(4):
        made.drawString(60, 700, f"Trang so {number}")
        made.showPage()
    made.save()
    source = read_source(target.getvalue(), "ke-hoach.pdf")
    assert len(source) == 2
    assert [issue.code for issue in source.issues] == ["intake.pdf-best-effort", "intake.pdf-cut"]
