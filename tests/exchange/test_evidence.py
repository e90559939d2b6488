"""Files beside the data are told by their bytes; what could run is refused."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xacai.exchange.evidence import type_of

TYPES = "[Content_Types].xml"


def office_file(*names: str, types: bytes = b"<Types/>", twice: str = "") -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(TYPES, types)
        for name in names:
            archive.writestr(name, b"<x/>")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n", "pdf"),
        (b"\xff\xd8\xff\xe0", "jpg"),
        (b"\x89PNG\r\n\x1a\n", "png"),
        (office_file("word/document.xml"), "docx"),
        (office_file("xl/workbook.xml"), "xlsx"),
    ],
)
def test_what_may_travel(data: bytes, kind: str) -> None:
    assert type_of(data) == kind


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"MZ\x90\x00",
        b"\x7fELF",
        b"#!/bin/sh",
        b"<html>",
        b" %PDF-1.7",
        b"GIF89a",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"PK\x03\x04",
        b"PK\x03\x04" + bytes(100),
        b"Rar!\x1a\x07",
        office_file("readme.txt"),
        office_file("word/document.xml", "xl/workbook.xml"),
        office_file("word/document.xml", "word/vbaProject.bin"),
        office_file("word/document.xml", "word/embeddings/oleObject1.bin"),
        office_file("xl/workbook.xml", "xl/activeX/activeX1.xml"),
        office_file(
            "word/document.xml", types=b'ContentType="application/vnd.ms-word.document.macroEnabled"'
        ),
    ],
)
def test_what_may_not(data: bytes) -> None:
    assert type_of(data) is None


def test_a_bomb_is_told_by_its_list_alone() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(TYPES, b"<Types/>")
        for number in range(6):
            archive.writestr(f"word/{number}.xml", bytes(90_000_000))
        archive.writestr("word/document.xml", b"")
    assert len(stream.getvalue()) < 1_000_000
    assert type_of(stream.getvalue()) is None


@given(st.binary(max_size=200))
def test_any_bytes_get_an_answer(data: bytes) -> None:
    assert type_of(b"PK\x03\x04" + data) is None
