"""A PDF that carries its bundle stands for it."""

from __future__ import annotations

import io
import zlib
from pathlib import Path

import pikepdf
import pytest
from tests.exchange.samples import pinned, report_bundle

from xacai.domain.issue import Refusal
from xacai.exchange import carrier
from xacai.exchange.bundle import unpack
from xacai.exchange.carrier import carried_bundle, read_arrival
from xacai.wording.messages import message_of


def pdf_with(*attached: tuple[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        for key, (name, data) in enumerate(attached):
            pdf.attachments[f"{key}"] = pikepdf.AttachedFileSpec(pdf, data, filename=name)
        pdf.save(stream)
    return stream.getvalue()


def code_of(data: bytes) -> str:
    with pytest.raises(Refusal) as refused:
        carried_bundle(data)
    assert not message_of(refused.value.issue).startswith("bundle.")
    return refused.value.issue.code


def test_the_attached_bundle_is_the_bundle() -> None:
    data = report_bundle()
    carried = carried_bundle(pdf_with(("ghi chú.txt", b"x"), ("XACAI_1.xacai", data)))
    assert carried == data
    assert unpack(carried, pinned())[1].acceptable


def test_other_bytes_come_back_as_they_are() -> None:
    for data in (b"", b"PK\x03\x04", report_bundle()):
        assert carried_bundle(data) == data


def test_pdfs_that_give_no_bundle() -> None:
    bundle = report_bundle()
    assert code_of(pdf_with()) == "bundle.pdf-without"
    assert code_of(pdf_with(("note.txt", bundle))) == "bundle.pdf-without"
    assert code_of(pdf_with(("a.xacai", bundle), ("b.xacai", bundle))) == "bundle.pdf-several"


def test_damaged_pdfs() -> None:
    data = pdf_with(("a.xacai", report_bundle()))
    assert code_of(b"%PDF-1.7\nnothing") == "bundle.pdf-damaged"
    for length in range(5, len(data) - 10, 97):
        assert code_of(data[:length]).startswith("bundle.pdf-")


def test_an_attachment_never_unpacks_beyond_a_bundles_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(carrier, "LARGEST_FILE", 100_000)
    assert carried_bundle(pdf_with(("a.xacai", bytes(100_000)))) == bytes(100_000)
    assert code_of(pdf_with(("a.xacai", bytes(200_000)))) == "bundle.pdf-attachment"


def pdf_with_raw(data: bytes, *filters: str) -> bytes:
    """A PDF whose attachment is stored as given, under the filters named."""
    stream = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        spec = pikepdf.AttachedFileSpec(pdf, b"x", filename="a.xacai")
        names = [pikepdf.Name(name) for name in filters]
        spec.get_file().obj.write(data, filter=pikepdf.Array(names) if names else None)
        pdf.attachments["a"] = spec
        level = pikepdf.StreamDecodeLevel.none
        pdf.save(stream, compress_streams=False, stream_decode_level=level)
    return stream.getvalue()


def test_attachments_stored_in_other_ways() -> None:
    data = report_bundle()
    assert carried_bundle(pdf_with_raw(data)) == data
    assert carried_bundle(pdf_with_raw(zlib.compress(data), "/FlateDecode")) == data
    for raw, filters in (
        (zlib.compress(zlib.compress(data)), ("/FlateDecode", "/FlateDecode")),
        (data.hex().encode(), ("/ASCIIHexDecode",)),
        (zlib.compress(data)[:-20], ("/FlateDecode",)),
        (data, ("/FlateDecode",)),
    ):
        assert code_of(pdf_with_raw(raw, *filters)) == "bundle.pdf-attachment"


def test_a_file_that_arrived(tmp_path: Path) -> None:
    for name, data in (
        ("gói.xacai", report_bundle()),
        ("báo cáo.pdf", pdf_with(("a.xacai", report_bundle()))),
    ):
        (tmp_path / name).write_bytes(data)
        assert read_arrival(tmp_path / name) == report_bundle()
    with pytest.raises(Refusal):
        read_arrival(tmp_path / "none")
