"""The rules of PDF/A-2b and 3b that can be checked without a validator, on whole documents with everything in them."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from xml.etree import ElementTree

import pikepdf
import pytest
from tests.documents.samples import appendix, body, checked, report, simple_table, text_row
from tests.documents.test_wall_sheet import ALL, sheet

from xacai.documents.archive import Attachment, attach
from xacai.documents.content import Orientation, paragraph
from xacai.documents.state_pdf import render
from xacai.documents.wall_sheet import render_wall

_MANY_LETTERS = "".join(map(chr, range(0x391, 0x3CA))) + "".join(map(chr, range(0xC0, 0x180)))
_WHOLE = checked(
    blocks=(*body(20), paragraph(_MANY_LETTERS)),
    appendices=(appendix(simple_table([text_row("a", "b", "c")] * 40), Orientation.LANDSCAPE),),
)
FILES = {
    "report": render(_WHOLE),
    "draft": render(report(draft=True)),
    "wall": render_wall(sheet(ALL)),
    "with bundle": attach(render(_WHOLE), _WHOLE.metadata, Attachment("goi.zip", b"PK" * 500, "Gói dữ liệu")),
}
FORBIDDEN_KEYS = {
    "/JavaScript", "/JS", "/Launch", "/OpenAction", "/AA", "/Encrypt", "/SMask", "/AcroForm", "/XFA", "/Alternates",
    "/OPI", "/TR", "/HTP", "/Ref", "/PS", "/Movie", "/Sound", "/RichMedia", "/3D",
}  # fmt: skip
OPERATORS = re.compile(rb"(?:^|\s)([A-Za-z'\"*]+)(?=\s|$)")


@pytest.fixture(params=FILES)
def document(request: pytest.FixtureRequest) -> Iterator[pikepdf.Pdf]:
    """Each finished file, opened."""
    with pikepdf.open(io.BytesIO(FILES[request.param])) as opened:
        yield opened


def dictionaries(document: pikepdf.Pdf) -> Iterator[pikepdf.Dictionary | pikepdf.Stream]:
    """Every dictionary and stream of a file."""
    for item in document.objects:
        if isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
            yield item


@pytest.mark.parametrize("name", FILES)
def test_header_and_end_of_the_file(name: str) -> None:
    data = FILES[name]
    assert data.startswith(b"%PDF-1.7")
    comment = data.split(b"\n", 2)[1]
    assert comment.startswith(b"%") and sum(byte > 127 for byte in comment) >= 4
    assert data.rstrip().endswith(b"%%EOF")


def test_no_encryption_no_actions_an_identifier(document: pikepdf.Pdf) -> None:
    assert not document.is_encrypted
    first, second = document.trailer.ID
    assert len(bytes(first)) == len(bytes(second)) == 16
    for item in dictionaries(document):
        assert not FORBIDDEN_KEYS & set(item.keys())
        if isinstance(item, pikepdf.Stream):
            assert not {"/F", "/FFilter", "/FDecodeParms"} & set(item.keys())
            assert str(item.get("/Filter", "")) in {"", "/FlateDecode"}


def test_nothing_is_transparent(document: pikepdf.Pdf) -> None:
    for item in dictionaries(document):
        for key in ("/CA", "/ca"):
            assert key not in item or float(item[key]) == 1.0
        assert item.get("/BM", "/Normal") in ("/Normal", "/Compatible")
        assert item.get("/S") != "/Transparency"


def test_colours_are_those_that_the_output_intent_covers(document: pikepdf.Pdf) -> None:
    (intent,) = document.Root.OutputIntents
    assert (intent.S, intent.DestOutputProfile.N) == ("/GTS_PDFA1", 3)
    for page in document.pages:
        names = set(OPERATORS.findall(page.Contents.read_bytes()))
        assert not names & {b"k", b"K", b"cs", b"CS", b"scn", b"SCN", b"sh", b"BI"}
        assert "/Pattern" not in page.Resources
        assert "/Shading" not in page.Resources


def test_every_font_is_an_embedded_subset_that_reads_back(document: pikepdf.Pdf) -> None:
    fonts = [font for page in document.pages for font in page.Resources.Font.values()]
    assert fonts
    for font in fonts:
        assert re.match(r"/[A-Z0-9]{6}\+", str(font.BaseFont)), font.BaseFont
        assert font.BaseFont == font.FontDescriptor.FontName
        assert "/FontFile2" in font.FontDescriptor
        mapped = font.ToUnicode.read_bytes()
        assert b"beginbfchar" in mapped or b"beginbfrange" in mapped
        assert not re.search(rb"<(0000|FEFF|FFFE)>\s*(?:endbf|<|$)", mapped.split(b"endcodespacerange")[-1])


def test_information_and_xmp_agree(document: pikepdf.Pdf) -> None:
    packet = document.Root.Metadata.read_bytes()
    assert "/Filter" not in document.Root.Metadata
    tree = ElementTree.fromstring(packet.split(b"?>", 1)[1].rsplit(b"<?xpacket", 1)[0])
    said = {item.tag.rpartition("}")[2]: "".join(item.itertext()).strip() for item in tree.iter()}
    pairs = {
        "/Title": "title", "/Author": "creator", "/Subject": "description", "/Keywords": "Keywords",
        "/Creator": "CreatorTool", "/Producer": "Producer",
    }  # fmt: skip
    for key, name in pairs.items():
        assert str(document.docinfo.get(key, "")) == said.get(name, ""), key
    assert str(document.Root.Lang) == "vi-VN" == said["language"]
    assert (said["part"], said["conformance"]) == ("3" if "/AF" in document.Root else "2", "B")


def test_an_attached_file_is_associated_named_and_typed() -> None:
    with pikepdf.open(io.BytesIO(FILES["with bundle"])) as document:
        (specification,) = document.Root.AF
        assert specification.AFRelationship in (
            "/Source",
            "/Data",
            "/Alternative",
            "/Supplement",
            "/Unspecified",
        )
        assert str(specification.F) == str(specification.UF) == "goi.zip"
        assert specification.EF.F.Subtype == "/application/zip"
        assert {"/Size", "/ModDate"} <= set(specification.EF.F.Params.keys())
        names = document.Root.Names.EmbeddedFiles.Names
        assert names[1].objgen == specification.objgen
    for name in ("report", "draft", "wall"):
        with pikepdf.open(io.BytesIO(FILES[name])) as plain:
            assert "/AF" not in plain.Root and "/EmbeddedFiles" not in plain.Root.get("/Names", {})


def test_letter_maps_hold_blocks_that_readers_accept(document: pikepdf.Pdf) -> None:
    for page in document.pages:
        for font in page.Resources.Font.values():
            blocks = re.findall(
                rb"(\d+) beginbfchar\n(.*?)\nendbfchar", font.ToUnicode.read_bytes(), re.DOTALL
            )
            assert blocks
            for count, lines in blocks:
                assert int(count) == len(lines.splitlines()) <= 100
