"""Contents, particulars, tables and evidence that lie, each truly sealed with the office's own key."""

from __future__ import annotations

import hashlib
import io
import struct
import zipfile
from collections.abc import Callable
from functools import partial
from typing import Any

from tests.exchange.hostile.case import Case, built, files_of, resealed
from tests.exchange.samples import particulars_data, report_bundle, report_data

from xacai.exchange.container import CONTENT, PARTICULARS
from xacai.files.canonical import encode

Change = Callable[[dict[str, Any]], object]
_PDF = b"%PDF-1.7\n%%EOF\n"
_VALUES = "data/values.csv"


def content(change: Change) -> bytes:
    """The good bundle, its content changed, all else made to agree."""
    told = report_data()
    change(told)
    return resealed({CONTENT: encode(told)})


def particulars(change: Change) -> bytes:
    """The good bundle, its particulars changed."""
    told = particulars_data()
    change(told)
    return resealed({PARTICULARS: encode(told)})


def evidence(data: bytes, ending: str) -> bytes:
    """The good bundle with a file under its true hash."""
    return resealed({f"evidence/{hashlib.sha256(data).hexdigest()}.{ending}": data})


def swapped(*, listed: bool) -> bytes:
    """Evidence exchanged under the hash of another; ``listed``: with the manifest made to agree."""
    whole = evidence(_PDF, "pdf")
    name = f"evidence/{hashlib.sha256(_PDF).hexdigest()}.pdf"
    other = _PDF.replace(b"1.7", b"1.4")
    if listed:
        return resealed({name: other})
    return built(files_of(whole) | {name: other})


def office_file(*names: str, types: bytes = b"", size: int = 9) -> bytes:
    """What looks like a Word file, with these parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("[Content_Types].xml", types)
        for name in ("word/document.xml", *names):
            made.writestr(name, bytes(size))
    return stream.getvalue()


def _bomb() -> bytes:
    """A Word file whose list of parts says that it holds six hundred megabytes."""
    written, told = 1_000_003, 600_000_003
    return office_file("word/media/a.bin", size=written).replace(
        struct.pack("<L", written), struct.pack("<L", told)
    )


def _cell(value: Any) -> Change:
    return lambda told: told["values"].update({"1.1": {"value": value, "state": "value", "note": ""}})


_CONTENTS: dict[str, tuple[Change, str]] = {
    "content of another office": (lambda c: c["office"].update(code="26000"), "bundle.content"),
    "content of another period": (lambda c: c.update(period="2026-Q2"), "bundle.content"),
    "content of another revision": (lambda c: c.update(revision=2), "bundle.content"),
    "content of another kind": (lambda c: c.update(kind="plan"), "bundle.content"),
    "content of a later program": (lambda c: c.update(schema=2), "bundle.newer"),
    "period that nobody can read": (lambda c: c.update(period="2026-Q9"), "bundle.content"),
    "figures as a list": (lambda c: c.update(values=[]), "bundle.content"),
    "figure with an exponent": (_cell("1e9"), "bundle.content"),
    "figure of 400 digits": (_cell("9" * 400), "bundle.content"),
    "figure in other digits": (_cell("٩٥"), "bundle.content"),
    "row code that is a path": (
        lambda c: c["values"].update({"../x y": c["values"]["5.1"]}),
        "bundle.content",
    ),
    "day that is none": (lambda c: c.update(window=["2026-02-30", "2026-09-14"]), "bundle.content"),
    "member of no schema": (lambda c: c.update(macro="=cmd|x"), "bundle.content"),
    "figure changed, tables not": (lambda c: c["values"]["3.3.3.1"].update(value="96"), "bundle.twin"),
    "21,000 activities": (lambda c: c.update(activities=[{}] * 21_000), "bundle.content"),
}
_PARTICULARS: dict[str, Change] = {
    "signed on no day": lambda p: p.update(day="hôm qua"),
    "signed on a list": lambda p: p.update(day=["2026-09-16"]),
    "signed on a number": lambda p: p.update(day=20260916),
    "number that is a list": lambda p: p.update(number=[1]),
    "signer that is a word": lambda p: p.update(signer="Lê Thị Mây"),
    "scan that is a path": lambda p: p.update(scan="../../x.pdf"),
    "particulars without a day": lambda p: p.pop("day"),
    "more particulars": lambda p: p.update(extra={"a": 1}),
}
_BYTES: dict[str, tuple[bytes, str]] = {
    "content that is a list": (b"[1]", "bundle.content"),
    "content that is no JSON": (b"\x80\x04.", "bundle.json"),
    "key twice in the content": (b'{"kind":"report","kind":"plan"}', "bundle.json-duplicate"),
    "NaN in the content": (b'{"a":NaN}', "bundle.json-number"),
    "million digits in the content": (b'{"a":' + b"9" * 1_000_000 + b"}", "bundle.json-number"),
    "surrogate in the content": (b'{"a":"\\udfff"}', "bundle.json-text"),
    "content a million levels deep": (b"[" * 999_000, "bundle.json-deep"),
    "content of many lists": (b"[" + b"[]," * 2_000_000 + b"[]]", "bundle.json-many"),
    "list of 60,000": (b"[" + b"0," * 60_000 + b"0]", "bundle.json-many"),
    "text of 20,001 letters": (b'{"a":"' + b"x" * 20_001 + b'"}', "bundle.json-long"),
    "content of 9 MB": (b'{"a":"' + b"x" * 9_000_000 + b'"}', "bundle.content-large"),
    "content with spaces": (b'{"a": 1}', "bundle.json-spelling"),
}


def _tables() -> dict[str, Case]:
    def changed(change: Callable[[bytes], bytes | None]) -> bytes:
        return resealed({_VALUES: change(files_of(report_bundle())[_VALUES])})

    return {
        "table with another figure": Case(lambda: changed(lambda t: t.replace(b"95", b"59")), "bundle.twin"),
        "table with a formula": Case(lambda: changed(lambda t: t + b"=cmd|' /C calc'!A0\r\n"), "bundle.twin"),
        "table left out": Case(lambda: changed(lambda _t: None), "bundle.twin"),
        "table too many": Case(lambda: resealed({"data/more.csv": b"a\r\n"}), "bundle.twin"),
        "content left out": Case(lambda: resealed({CONTENT: None}), "bundle.incomplete"),
        "particulars left out": Case(lambda: resealed({PARTICULARS: None}), "bundle.incomplete"),
        "particulars that are a list": Case(lambda: resealed({PARTICULARS: b"[]"}), "bundle.content"),
        "particulars of 2 MB": Case(
            lambda: resealed({PARTICULARS: b" " * 2_000_000}), "bundle.content-large"
        ),
    }


def _evidence() -> dict[str, Case]:
    macro = office_file("word/vbaProject.bin")
    told = {
        "swapped evidence": (partial(swapped, listed=False), "bundle.changed"),
        "swapped evidence, listed anew": (partial(swapped, listed=True), "bundle.unexpected-file"),
        "program named as a PDF": (lambda: evidence(b"MZ" + bytes(99), "pdf"), "bundle.evidence-type"),
        "picture named as a PDF": (
            lambda: evidence(b"\xff\xd8\xff" + bytes(9), "pdf"),
            "bundle.evidence-type",
        ),
        "archive as evidence": (lambda: evidence(b"PK\x03\x04" + bytes(99), "zip"), "bundle.unexpected-file"),
        "program as evidence": (lambda: evidence(b"MZ", "exe"), "bundle.unexpected-file"),
        "Word file with macros": (lambda: evidence(macro, "docx"), "bundle.evidence-type"),
        "Word file with a type of macros": (
            lambda: evidence(office_file(types=b"macroEnabled.main+xml"), "docx"),
            "bundle.evidence-type",
        ),
        "Word file with files inside": (
            lambda: evidence(office_file("word/embeddings/a.bin"), "docx"),
            "bundle.evidence-type",
        ),
        "bomb in a Word file": (lambda: evidence(_bomb(), "docx"), "bundle.evidence-type"),
        "evidence of 21 MB": (lambda: evidence(_PDF + bytes(21_000_000), "pdf"), "bundle.evidence-large"),
        "paper that is a program": (lambda: resealed({"doc/report.pdf": b"MZ"}), "bundle.evidence-type"),
        "paper of another kind": (lambda: resealed({"doc/report.exe": b"MZ"}), "bundle.unexpected-file"),
        "file in no folder": (lambda: resealed({"autorun.inf": b"[autorun]"}), "bundle.unexpected-file"),
        "name of a device": (lambda: resealed({"doc/con.pdf.lnk": b"L"}), "bundle.unexpected-file"),
    }
    return {name: Case(make, code) for name, (make, code) in told.items()}


def cases() -> dict[str, Case]:
    """By name."""
    found = {name: Case(partial(content, change), code) for name, (change, code) in _CONTENTS.items()}
    found |= {
        name: Case(partial(particulars, change), "bundle.content") for name, change in _PARTICULARS.items()
    }
    found |= {name: Case(partial(resealed, {CONTENT: data}), code) for name, (data, code) in _BYTES.items()}
    return found | _tables() | _evidence()
