"""Packages that somebody prepared: refused with a sentence, never unpacked without a bound."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.documents.samples import report
from tests.documents.word_walk import MAIN, packed, parts

from xacai.documents import word_package
from xacai.documents.word import word_document
from xacai.documents.word_back import read_back
from xacai.documents.word_package import PackageRefused, pack, parse_xml, unpack

GOOD = word_document(report())


def code_of(data: bytes) -> str:
    """The code under which a file is refused."""
    with pytest.raises(PackageRefused) as refusal:
        read_back(data)
    return refusal.value.issue.code


@pytest.mark.parametrize(
    "data",
    [b"", b"no zip", b"\xd0\xcf\x11\xe0" + bytes(600), GOOD[: len(GOOD) // 2], packed({"a.xml": b"<a/>"})],
)
def test_what_is_no_word_file(data: bytes) -> None:
    assert code_of(data) == "document.word-unreadable"


def test_a_file_without_sections() -> None:
    assert code_of(GOOD) == "document.word-no-sections"


@pytest.mark.parametrize(
    "xml",
    [
        b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
        b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>',
        b"<a>" * 500 + b"</a>" * 500,
    ],
)
def test_entities_and_bottomless_depth_are_refused(xml: bytes) -> None:
    assert code_of(packed({**parts(GOOD), MAIN: xml})) == "document.word-unsafe"


@pytest.mark.parametrize(
    "xml", [b"", b"<a>", b"<a/><b/>", b"\xff\xfe\x00", b"<a>&x;</a>", b'<?xml encoding="x"?><a/>']
)
def test_broken_xml_is_refused(xml: bytes) -> None:
    assert code_of(packed({**parts(GOOD), MAIN: xml})) == "document.word-unreadable"


def test_a_bomb_is_stopped_while_it_unpacks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_package, "LARGEST_PART", 10_000)
    assert code_of(packed({**parts(GOOD), MAIN: b"<a>" + b" " * 20_000 + b"</a>"})) == "document.word-large"
    monkeypatch.setattr(word_package, "LARGEST_FILE", 100)
    assert code_of(GOOD) == "document.word-large"


def test_many_parts_and_twice_the_same_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package, pytest.warns(UserWarning):
        package.writestr(MAIN, "<a/>")
        package.writestr(MAIN, "<b/>")
    assert code_of(target.getvalue()) == "document.word-unreadable"
    monkeypatch.setattr(word_package, "MOST_PARTS", 3)
    assert code_of(GOOD) == "document.word-unreadable"


@given(at=st.integers(0, len(GOOD) - 1), sign=st.integers(0, 255))
def test_a_flipped_byte_never_breaks_the_program(at: int, sign: int) -> None:
    try:
        read_back(GOOD[:at] + bytes([sign]) + GOOD[at + 1 :])
    except PackageRefused as refusal:
        assert refusal.issue.code.startswith("document.word-")


def test_names_are_read_with_their_address() -> None:
    root = parse_xml(b'<p:a xmlns:p="urn:x" p:b="1" c="2">t<p:d/>u</p:a>')
    assert root.tag == "{urn:x}a" and root.attrib == {"{urn:x}b": "1", "c": "2"}
    assert root.text == "t" and root[0].tail == "u"


def test_packing_is_the_same_every_time() -> None:
    content = {"b.xml": "<b/>", "a.xml": b"<a/>"}
    assert pack(content) == pack(content)
    assert unpack(pack(content)) == {"b.xml": b"<b/>", "a.xml": b"<a/>"}
