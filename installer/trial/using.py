"""Work inside Windows' Python that needs what might have been pruned: the guide, signing, Word, Excel and PDF."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from tests.exchange.certificates import PASSPHRASE, issuer, officer

from installer.trial.pc import OFFICE, PC, PERIOD, PLAN, PROGRAM, must
from installer.wine import FULL

_DESK = "C:\\ban-lam-viec"
_HERE = ("--data", OFFICE)
# Points of the screen of 1366 × 768: the plan's button In…, the one of the preview.
_PRINT, _PRINT_PAGES = (1037, 100), (970, 52)
_PREVIEW, _PAGES = "Xem trước bản in", 14


def guide_is_written(pc: PC) -> str:
    """The user's guide as a PDF by the program's own document engine."""
    target = _laid(pc, "huong-dan.pdf")
    pc.xacai("help", "guide", "--out", target)
    data = pc.wine.drive(target).read_bytes()
    must(data.startswith(b"%PDF-"), "no PDF came")
    return f"{len(data) // 1000} kB"


def plan_goes_out_and_comes_in(pc: PC) -> str:
    """The plan as Word, Excel and PDF file, each read again as a document that somebody sends."""
    counts = []
    for kind in ("docx", "xlsx", "pdf"):
        target = _laid(pc, f"ke-hoach.{kind}")
        pc.xacai("plan", "export", "--plan", PLAN, "--format", kind, "--out", target, *_HERE)
        found = pc.asked("plan", "read", target, *_HERE)["tasks"]
        counts.append(f"{kind} {len(found) if isinstance(found, list) else 0}")
    must(counts[0] == "docx 45" and counts[1] == "xlsx 45" and counts[2] != "pdf 0", ", ".join(counts))
    return "tasks read: " + ", ".join(counts)


def pdf_is_signed_and_checked(pc: PC) -> str:
    """A PKCS#12 file signs the report's PDF; the signature is checked, and one changed byte is seen."""
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder)
        authority = issuer()
        authority.pem(made)
        officer(authority).file(made)
        (made / "pin.txt").write_text(PASSPHRASE, encoding="utf-8")
        for name in ("ca.pem", "ky.p12", "pin.txt"):
            _laid(pc, name)
            pc.wine.drive(f"{_DESK}\\{name}").write_bytes((made / name).read_bytes())
    key = ("--p12", f"{_DESK}\\ky.p12", "--pin-file", f"{_DESK}\\pin.txt")
    pc.xacai("report", "sign", "--period", PERIOD, *key, "--out", _DESK, *_HERE)
    pc.xacai("signature", "trust", f"{_DESK}\\ca.pem", *_HERE)
    signed = next(pc.wine.drive(_DESK).glob("*_da-ky.pdf"))
    told = pc.asked("signature", "verify", f"{_DESK}\\{signed.name}", *_HERE)
    must(all(told[name] is True for name in ("intact", "valid", "trusted", "unchanged")), json.dumps(told))
    data = bytearray(signed.read_bytes())
    data[len(data) // 3] ^= 1
    signed.write_bytes(data)
    done = pc.wine.run(PROGRAM + "\\xacai.com", "signature", "verify", f"{_DESK}\\{signed.name}", *_HERE)
    must(done.status == 1, f"a changed PDF was not refused: {done.words}")
    return "signed, intact, valid, trusted; one changed byte: refused"


def plan_is_printed(pc: PC) -> str:
    """Preview, Windows' own dialog, and every page of it at a printer: Qt's print support was not pruned."""
    with pc.window(*_HERE):
        pc.wine.settle(FULL)
        pc.open_page(2)
        pc.wine.click(*_PRINT)
        pc.seen(_PREVIEW)
        pc.picture("11-preview")
        pc.wine.click(*_PRINT_PAGES)
        pc.seen("^Print$")
        pc.picture("12-print-dialog")
        pc.wine.press("^Print$", "Return")
        pc.until(lambda: pc.wine.pages_printed() > 0)
    pages = pc.wine.pages_printed()
    must(pages == _PAGES, f"{pages} pages were printed")
    return f"{pages} pages at the printer"


def _laid(pc: PC, name: str) -> str:
    pc.wine.drive(_DESK).mkdir(exist_ok=True)
    return f"{_DESK}\\{name}"
