"""What a user does that needs packages, act by act: ``python pruned_program.py FOLDER``; a line each, ends at a fault.

It imports nothing but the program and what is packed with it, so that it also runs in the installed folder.
"""

from __future__ import annotations

import importlib
import json
import os
import pkgutil
import sys
from contextlib import redirect_stdout
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

YEAR, PLAN, PERIOD = "2026", "2026/cchc", "2026-Q3"
TASKS = 45
PASSPHRASE = "mật khẩu thử"
NOW = datetime(2026, 9, 15, tzinfo=UTC)
# "Kế hoạch cải cách hành chính năm 2026" and a line more, as the letters of .VnTime show in another font.
TCVN3 = "KÕ ho¹ch c¶i c¸ch hµnh chÝnh n¨m 2026\nñy ban nh©n d©n x· Tam NhuËn thùc hiÖn nhiÖm vô ®−îc giao\n"
PAGE = "<html><meta charset=utf-8><p>KẾ HOẠCH</p><table><tr><td>TT<td>Nhiệm vụ<tr><td>1<td>Rà soát</table></html>"


def run(*words: object, status: int = 0) -> str:
    """A command of the program; what it said."""
    from xacai.cli.main import main

    said = StringIO()
    with redirect_stdout(said):
        ended = main([str(word) for word in words])
    if ended != status:
        raise AssertionError(f"{words}: {ended}\n{said.getvalue()}")
    return said.getvalue()


def every_module(folder: Path) -> str:
    """Import them all, but the one that starts."""
    del folder
    import xacai

    def fail(name: str) -> None:
        raise ImportError(name)

    found = [item.name for item in pkgutil.walk_packages(xacai.__path__, "xacai.", onerror=fail)]
    for name in found:
        importlib.import_module(name)
    return f"{len(found)} modules"


def demo(folder: Path) -> str:
    """Plan, report, bundle, PDF, the level above."""
    run("demo", "--no-window", "--data", folder / "data", "--out", folder / "out")
    return ", ".join(sorted({path.suffix for path in (folder / "out").iterdir()}))


def plan_out_and_in(folder: Path) -> str:
    """The plan in all its forms, and read again."""
    office = ("--data", folder / "data/commune")
    for form in ("docx", "xlsx", "pdf"):
        file = folder / f"plan.{form}"
        run("plan", "export", "--plan", PLAN, "--format", form, "--out", file, *office)
        found = json.loads(run("--json", "plan", "read", file, "--year", YEAR, *office))
        if len(found["tasks"]) < TASKS:
            raise AssertionError(form)
    wall = ("--format", "wall", "--period", PERIOD, "--out", folder / "wall.pdf")
    run("plan", "export", "--plan", PLAN, *wall, *office)
    return "docx, xlsx, pdf, wall"


def other_sources(folder: Path) -> str:
    """A web page, and a text in letters of before Unicode."""
    del folder
    from xacai.intake.source import read_source

    blocks = read_source(PAGE.encode(), "ke-hoach.html")
    old = read_source(TCVN3.encode(), "cu.txt")
    if [issue.code for issue in old.issues] != ["intake.legacy-encoding"]:
        raise AssertionError(old)
    return f"{len(blocks)} and {len(old)} blocks"


def sign_and_verify(folder: Path) -> str:
    """The report signed with a certificate's file and a picture, checked, trusted once its issuer is."""
    from PIL import Image

    picture, pin = folder / "sign.png", folder / "pin.txt"
    Image.new("RGBA", (300, 120), (10, 10, 200, 128)).save(picture)
    pin.write_text(PASSPHRASE + "\n", encoding="utf-8")
    key, authority = _certificates(folder)
    office, signed = ("--data", folder / "data/commune"), folder / "signed"
    words = ("--p12", key, "--pin-file", pin, "--picture", picture, "--out", signed)
    run("report", "sign", "--period", PERIOD, *words, *office)
    (pdf,) = signed.rglob("*.pdf")
    run("signature", "verify", pdf, *office, status=1)
    run("signature", "trust", authority, *office)
    run("signature", "verify", pdf, *office)
    return pdf.name


def token_without_its_module(folder: Path) -> str:
    """The binding for signing tokens is there and says that the maker's module is not."""
    from xacai.domain.issue import Refusal
    from xacai.exchange.pades.credentials import opened
    from xacai.exchange.pades.source import Token

    try:
        with opened(Token(folder / "none.dll", "", "1"), NOW):
            raise AssertionError("a module that is not there was opened")
    except Refusal as refusal:
        if refusal.issue.code != "signature.module":
            raise
        return refusal.issue.code


def preview(folder: Path) -> str:
    """A page of the report as the preview and the printer get it."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from xacai.ui.pdf_pages import opened, picture

    pdf = next((folder / "out").glob("*.pdf")).read_bytes()
    with opened(pdf) as document:
        image = picture(document[0], 1.0)
        return f"{len(document)} pages, {image.width()} x {image.height()}"


def rest(folder: Path) -> str:
    """The guide, a mail, the slips of the units, a backup, the check of the folder."""
    office = ("--data", folder / "data/commune")
    run("help", "guide", "--out", folder / "guide.pdf", *office)
    run("report", "mail", "--period", PERIOD, "--out", folder / "mail", *office)
    run("backup", "now", *office)
    run("doctor", *office)
    return f"guide of {(folder / 'guide.pdf').stat().st_size} bytes"


def _certificates(folder: Path) -> tuple[Path, Path]:
    """A key with its certificate as PKCS#12, and its issuer's certificate: here they are the same."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import rsa
    from cryptography.hazmat.primitives.serialization import pkcs12
    from cryptography.x509.oid import NameOID

    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    names = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Nguyễn Văn An")])
    made = x509.CertificateBuilder(names, names, key.public_key(), x509.random_serial_number())
    made = made.not_valid_before(datetime(2020, 1, 1, tzinfo=UTC)).not_valid_after(
        datetime(2040, 1, 1, tzinfo=UTC)
    )
    made = made.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    certificate = made.sign(key, hashes.SHA256())
    lock = serialization.BestAvailableEncryption(PASSPHRASE.encode())
    file, authority = folder / "key.p12", folder / "ca.pem"
    file.write_bytes(pkcs12.serialize_key_and_certificates(b"x", key, certificate, None, lock))
    authority.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    return file, authority


ACTS = (
    every_module,
    demo,
    plan_out_and_in,
    other_sources,
    sign_and_verify,
    token_without_its_module,
    preview,
    rest,
)


def main(folder: Path) -> None:
    """All acts, in their order."""
    for act in ACTS:
        print(f"{act.__name__.replace('_', ' ')}: {act(folder)}", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
