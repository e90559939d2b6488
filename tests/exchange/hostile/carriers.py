"""PDF files that carry what they should not."""

from __future__ import annotations

import io
import zlib
from collections.abc import Sequence

import pikepdf
from tests.exchange.hostile.case import Case
from tests.exchange.samples import report_bundle


def carrier(*attached: tuple[str, bytes], packed: Sequence[str] = (), lock: str = "") -> bytes:
    """A PDF with these attachments; ``packed``: the filters that their streams claim; ``lock``: a password."""
    stream = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        for place, (name, data) in enumerate(attached):
            spec = pikepdf.AttachedFileSpec(pdf, data, filename=name)
            if packed:
                filters = pikepdf.Array([pikepdf.Name(item) for item in packed])
                spec.get_file().obj.write(data, filter=filters)
            pdf.attachments[str(place)] = spec
        if lock:
            pdf.save(stream, encryption=pikepdf.Encryption(owner=lock, user=lock))
        else:
            plain = pikepdf.StreamDecodeLevel.none
            pdf.save(stream, compress_streams=False, stream_decode_level=plain)
    return stream.getvalue()


def cases() -> dict[str, Case]:
    """By name."""
    good = ("goi.xacai", report_bundle())
    bomb = zlib.compress(bytes(400_000_000))
    return {
        "PDF without a bundle": Case(lambda: carrier(("x.txt", b"x")), "bundle.pdf-without"),
        "PDF with two bundles": Case(lambda: carrier(good, ("b.xacai", b"x")), "bundle.pdf-several"),
        "PDF with a bomb": Case(
            lambda: carrier(("a.xacai", bomb), packed=["/FlateDecode"]), "bundle.pdf-attachment"
        ),
        "PDF with a bomb in a bomb": Case(
            lambda: carrier(("a.xacai", zlib.compress(bomb)), packed=["/FlateDecode"] * 2),
            "bundle.pdf-attachment",
        ),
        "PDF with a program": Case(lambda: carrier(("a.xacai", b"MZ" + bytes(99))), "bundle.not-a-bundle"),
        "PDF inside a PDF": Case(lambda: carrier(("a.xacai", carrier(good))), "bundle.not-a-bundle"),
        "PDF under a password": Case(lambda: carrier(good, lock="x"), "bundle.pdf-damaged"),
        "PDF cut in the middle": Case(lambda: carrier(good)[:2000], "bundle.pdf-damaged"),
        "PDF that names itself only": Case(lambda: b"%PDF-1.7 " + b"/Kids [1 0 R]" * 9, "bundle.pdf-damaged"),
    }
