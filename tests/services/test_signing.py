"""A report's PDF signed with a person's certificate: order of making, what is seen, what is refused, what is found."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from pypdf import PdfReader
from tests.exchange import tokens
from tests.exchange.certificates import HOLDER, PASSPHRASE, Holder, issuer, officer, revoked
from tests.services.offices import QUARTER, Clock, refused

from xacai.documents.signature_place import signature_place
from xacai.domain.report import Particulars, ReportState
from xacai.exchange.bundle import unpack
from xacai.exchange.carrier import carried_bundle
from xacai.exchange.replay import Outcome
from xacai.services import demonstrating, publishing, receiving, reporting, sampling, signing, submitting
from xacai.services.signing import KeyFile, Pictures, Signed, Token, check_signatures, sign_report
from xacai.services.workspace import Workspace


@pytest.fixture(scope="module")
def authority() -> Holder:
    return issuer()


@pytest.fixture
def key(authority: Holder, tmp_path: Path) -> KeyFile:
    return KeyFile(officer(authority).file(tmp_path), PASSPHRASE)


@pytest.fixture
def numbered(sample: Workspace, authority: Holder, tmp_path: Path) -> Iterator[Workspace]:
    """The report numbered, the issuer taken in."""
    demonstrating.finish_report(sample)
    signing.trust_issuer(sample, authority.pem(tmp_path))
    yield sample


def codes(workspace: Workspace, pdf: Path) -> list[str]:
    (verdict,) = check_signatures(workspace, pdf)
    return [item.code for item in verdict.reasons]


def test_bundle_inside_signature_around(numbered: Workspace, key: KeyFile, tmp_path: Path) -> None:
    done = sign_report(numbered, QUARTER, key, tmp_path / "out")
    (verdict,) = check_signatures(numbered, done.pdf.path)
    assert verdict.holds and verdict.reasons == ()
    assert (verdict.signer, done.signer, done.pdf.path.name) == (
        HOLDER, HOLDER, "121-BC-UBND_CCHC_2026-Q3_da-ky.pdf",
    )  # fmt: skip
    assert verdict.signed_at == demonstrating.sample_now().astimezone(signing.VIETNAM).isoformat()
    signed, bundle = done.pdf.path.read_bytes(), done.bundle.path.read_bytes()
    assert carried_bundle(signed) == bundle
    report = reporting.get_report(numbered, QUARTER)
    unsigned = publishing.report_pdf(numbered, report, bundle=(done.packed.shipment, done.packed.data))
    assert signed.startswith(unsigned)
    assert report.state is ReportState.HANDED_OVER
    assert submitting.history(numbered)[0].way == str(tmp_path / "out")


def test_the_signed_pdf_is_taken_in_above(
    numbered: Workspace, province: Workspace, key: KeyFile, tmp_path: Path
) -> None:
    done = sign_report(numbered, QUARTER, key, tmp_path / "out", carry=True)
    assert receiving.receive(province, done.bundle.path).outcome is Outcome.STORED
    bundle, _verdict = unpack(done.bundle.path.read_bytes(), receiving.known_cards(province))
    assert bundle is not None
    (scan,) = bundle.evidence.values()
    assert scan.data == done.pdf.path.read_bytes()
    (verdict,) = check_signatures(province, done.pdf.path)
    assert (verdict.intact, verdict.valid, verdict.unchanged, verdict.trusted) == (True, True, True, False)
    assert receiving.receive(province, done.pdf.path).outcome in (
        Outcome.STORED,
        Outcome.ALREADY,
        Outcome.OLDER,
    )


def test_signing_again_with_the_bundle_carrying_it_does_not_nest(
    numbered: Workspace, key: KeyFile, tmp_path: Path
) -> None:
    first = sign_report(numbered, QUARTER, key, tmp_path / "a", carry=True)
    second = sign_report(numbered, QUARTER, key, tmp_path / "b", carry=True)
    assert abs(second.bundle.size - first.bundle.size) < 2000


def seen(signed: Signed) -> tuple[list[float], int]:
    """The signature's rectangle and its page."""
    with pikepdf.open(signed.pdf.path) as pdf:
        for number, page in enumerate(pdf.pages):
            for mark in page.get("/Annots", ()):
                if mark.get("/FT") == "/Sig":
                    return [float(side) for side in mark.Rect], number
    raise AssertionError("no signature is seen")


def test_it_is_seen_in_its_place_with_name_office_and_time(
    numbered: Workspace, key: KeyFile, tmp_path: Path
) -> None:
    done = sign_report(numbered, QUARTER, key, tmp_path / "out")
    rect, page = seen(done)
    place = signature_place(publishing.report_paper(numbered, reporting.get_report(numbered, QUARTER)))
    assert page == place.page
    wanted = (place.left, place.bottom, place.right, place.top)
    assert all(abs(one - other) <= 1 for one, other in zip(rect, wanted, strict=True))
    mark = next(
        item for item in PdfReader(done.pdf.path).pages[page]["/Annots"] if "/AP" in item.get_object()
    )
    with pikepdf.open(done.pdf.path) as pdf:
        fonts = str(mark.get_object()["/AP"]["/N"].get_object())
        assert fonts and len(pdf.pages) > page


def test_pictures_of_signature_and_seal(numbered: Workspace, key: KeyFile, tmp_path: Path) -> None:
    for name, colour in (("ky.png", (0, 0, 200, 255)), ("dau.png", (200, 0, 0, 128))):
        Image.new("RGBA", (60, 60), colour).save(tmp_path / name)
    pictures = Pictures(tmp_path / "ky.png", tmp_path / "dau.png")
    done = sign_report(numbered, QUARTER, key, tmp_path / "out", pictures=pictures)
    assert check_signatures(numbered, done.pdf.path)[0].holds
    (tmp_path / "ky.png").write_bytes(b"GIF89a")
    with refused(numbered, "signature.picture"):
        sign_report(numbered, QUARTER, key, tmp_path / "out", pictures=pictures)


def test_a_name_other_than_the_printed_one_is_a_doubt(
    numbered: Workspace, authority: Holder, key: KeyFile, tmp_path: Path
) -> None:
    printed = reporting.get_report(numbered, QUARTER).particulars.signer.name
    assert [item.code for item in sign_report(numbered, QUARTER, key, tmp_path / "a").issues] == [
        "signature.other-name"
    ]
    own = KeyFile(officer(authority, name=printed).file(tmp_path, "own.p12"), PASSPHRASE)
    assert sign_report(numbered, QUARTER, own, tmp_path / "b").issues == ()


def test_what_is_not_numbered_is_not_signed(sample: Workspace, key: KeyFile, tmp_path: Path) -> None:
    with refused(sample, "signature.not-numbered"):
        sign_report(sample, QUARTER, key, tmp_path / "out")
    reporting.finalise(sample, QUARTER, sampling.reasons_for(sample, reporting.get_report(sample, QUARTER)))
    with refused(sample, "signature.not-numbered"):
        sign_report(sample, QUARTER, key, tmp_path / "out")
    reporting.number_report(sample, QUARTER, Particulars("121/BC-UBND", sample.today()))
    with refused(sample, "signature.passphrase"):
        sign_report(sample, QUARTER, KeyFile(key.path, "sai"), tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_certificate_out_of_its_time_neither_signs_nor_holds(
    numbered: Workspace, authority: Holder, clock: Clock, tmp_path: Path
) -> None:
    holder = officer(authority, last=datetime(2026, 10, 1, tzinfo=UTC))
    source = KeyFile(holder.file(tmp_path, "short.p12"), PASSPHRASE)
    done = sign_report(numbered, QUARTER, source, tmp_path / "out")
    clock.set(2026, 11, 1)
    assert codes(numbered, done.pdf.path) == ["signature.expired"]
    with refused(numbered, "signature.expired"):
        sign_report(numbered, QUARTER, source, tmp_path / "again")


def test_a_changed_file_an_unknown_issuer_and_a_certificate_taken_back(
    numbered: Workspace, blank: Workspace, authority: Holder, tmp_path: Path
) -> None:
    holder = officer(authority)
    source = KeyFile(holder.file(tmp_path, "ky2.p12"), PASSPHRASE)
    done = sign_report(numbered, QUARTER, source, tmp_path / "out")
    data = bytearray(done.pdf.path.read_bytes())
    data[data.index(b"/MediaBox") + 1] ^= 1
    spoilt = tmp_path / "sua.pdf"
    spoilt.write_bytes(data)
    assert not any(item.holds for item in check_signatures(numbered, spoilt))
    assert codes(blank, done.pdf.path) == ["signature.unknown-issuer"]
    taken = tmp_path / "thu-hoi.crl"
    taken.write_bytes(revoked(authority, holder))
    with refused(blank, "signature.list-unknown"):
        signing.take_revocations(blank, taken)
    assert signing.is_revocation_list(taken)
    assert signing.take_revocations(numbered, taken).count == 1
    assert codes(numbered, done.pdf.path) == ["signature.revoked"]


def test_files_that_are_no_signed_pdf(numbered: Workspace, tmp_path: Path) -> None:
    plain = tmp_path / "a.pdf"
    plain.write_bytes(publishing.report_pdf(numbered, reporting.get_report(numbered, QUARTER)))
    assert check_signatures(numbered, plain) == ()
    (tmp_path / "b.pdf").write_bytes(b"PK")
    with refused(numbered, "signature.no-pdf"):
        check_signatures(numbered, tmp_path / "b.pdf")


def test_a_token_signs_a_report(
    numbered: Workspace, authority: Holder, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    module, folder = tokens.module(), tmp_path_factory.mktemp("token")
    tokens.ready(officer(authority), folder)
    done = sign_report(numbered, QUARTER, Token(module, tokens.LABEL, tokens.PIN), tmp_path / "out")
    assert check_signatures(numbered, done.pdf.path)[0].holds
    with refused(numbered, "signature.pin"):
        sign_report(numbered, QUARTER, Token(module, tokens.LABEL, "99999"), tmp_path / "again")
