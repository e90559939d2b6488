"""Files for archiving: the checkable rules of PDF/A-2b and 3b, attached bundles, equal bytes."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from xml.etree import ElementTree

import pikepdf
import pytest
from tests.documents.samples import report

from xacai.documents.archive import Attachment, attach, read_attachment
from xacai.documents.content import Metadata
from xacai.documents.srgb import srgb_profile
from xacai.documents.state_pdf import render

BUNDLE = Attachment("goi-du-lieu.zip", bytes(range(256)) * 40, "Gói dữ liệu")
METADATA = Metadata(
    "Báo cáo <quý I> & lũy kế",
    "07/BC-UBND",
    "UBND phường Hòa An",
    "Cải cách",
    datetime(2026, 3, 5, 8, 30, tzinfo=UTC),
)
PDF = render(report(metadata=METADATA))
WITH_BUNDLE = attach(PDF, METADATA, BUNDLE)


def opened(data: bytes) -> pikepdf.Pdf:
    """The file for looking inside."""
    return pikepdf.open(io.BytesIO(data))


@pytest.mark.parametrize(("data", "part"), [(PDF, "2"), (WITH_BUNDLE, "3")])
def test_xmp_names_the_part_and_agrees_with_the_information(data: bytes, part: str) -> None:
    document = opened(data)
    assert str(document.docinfo["/CreationDate"]) == "D:20260305083000+00'00'"
    packet = document.Root.Metadata.read_bytes()
    ElementTree.fromstring(packet.split(b"?>", 1)[1].rsplit(b"<?xpacket", 1)[0])
    with document.open_metadata() as xmp:
        assert xmp["pdfaid:part"] == part
        assert xmp["pdfaid:conformance"] == "B"
        assert xmp["dc:title"] == METADATA.title == str(document.docinfo["/Title"])
        assert xmp["dc:creator"] == [METADATA.organ] == [str(document.docinfo["/Author"])]
        assert xmp["dc:description"] == str(document.docinfo["/Subject"])
        assert xmp["dc:identifier"] == xmp["pdf:Keywords"] == METADATA.number
        assert list(xmp["dc:language"]) == ["vi-VN"]
        assert xmp["xmp:CreateDate"] == "2026-03-05T08:30:00+00:00"
    assert "/Filter" not in document.Root.Metadata


def test_output_intent_and_language() -> None:
    document = opened(PDF)
    (intent,) = document.Root.OutputIntents
    assert intent.S == "/GTS_PDFA1"
    assert intent.DestOutputProfile.read_bytes() == srgb_profile()
    assert intent.DestOutputProfile.N == 3
    assert str(document.Root.Lang) == "vi-VN"


def test_nothing_that_archiving_forbids() -> None:
    document = opened(WITH_BUNDLE)
    assert not document.is_encrypted
    assert len(document.trailer.ID) == 2
    names = {
        "/JavaScript",
        "/JS",
        "/Launch",
        "/OpenAction",
        "/AA",
        "/Encrypt",
        "/LZWDecode",
        "/SMask",
        "/CA",
        "/ca",
    }
    for item in document.objects:
        if isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
            assert not names & set(item.keys())
    for page in document.pages:
        assert "/Trans" not in page.obj


def test_fonts_are_symbolic_subsets_with_unicode_maps() -> None:
    for page in opened(PDF).pages:
        for font in page.Resources.Font.values():
            assert "/ToUnicode" in font
            assert "/Encoding" not in font
            assert int(font.FontDescriptor.Flags) & 4
            assert "/FontFile2" in font.FontDescriptor
            assert len(font.Widths) == int(font.LastChar) - int(font.FirstChar) + 1


def test_the_bundle_is_an_associated_file_and_comes_back() -> None:
    assert read_attachment(WITH_BUNDLE) == BUNDLE.data
    document = opened(WITH_BUNDLE)
    (specification,) = document.Root.AF
    assert specification.AFRelationship == "/Source"
    assert specification.EF.F.Subtype == "/application/zip"
    assert int(specification.EF.F.Params.Size) == len(BUNDLE.data)
    assert str(document.Root.Names.EmbeddedFiles.Names[0]) == BUNDLE.name


def test_equal_bytes_with_and_without_the_bundle() -> None:
    assert render(report(metadata=METADATA)) == PDF
    assert attach(PDF, METADATA, BUNDLE) == WITH_BUNDLE


@pytest.mark.parametrize("data", [PDF, b"", b"no pdf at all", PDF[: len(PDF) // 3]])
def test_no_attachment(data: bytes) -> None:
    assert read_attachment(data) is None


def test_a_plain_file_without_names_has_no_empty_entries() -> None:
    document = opened(render(report(metadata=Metadata("Báo cáo"))))
    assert set(document.docinfo.keys()) == {"/Title", "/Creator", "/Producer"}


def test_the_colour_profile_is_sound() -> None:
    profile = srgb_profile()
    assert int.from_bytes(profile[:4], "big") == len(profile)
    assert profile[36:40] == b"acsp"
    from PIL import ImageCms

    read = ImageCms.ImageCmsProfile(io.BytesIO(profile))
    assert ImageCms.getProfileDescription(read).strip() == "sRGB IEC61966-2.1"
    transform = ImageCms.buildTransform(read, ImageCms.createProfile("sRGB"), "RGB", "RGB")
    from PIL import Image

    picture = Image.new("RGB", (1, 1), (200, 120, 40))
    moved = ImageCms.applyTransform(picture, transform)
    assert moved is not None
    assert all(abs(a - b) <= 2 for a, b in zip(moved.getpixel((0, 0)), (200, 120, 40), strict=True))
