"""PAdES: a PDF signed and checked offline; whatever is changed afterwards, in whichever part of the file, is found."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12
from pyhanko.pdf_utils.generic import NameObject, pdf_string
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from reportlab.pdfgen.canvas import Canvas
from tests.exchange import tokens
from tests.exchange.certificates import HOLDER, PASSPHRASE, Holder, issuer, key_usage, officer, revoked

from xacai.domain.issue import Refusal
from xacai.exchange.pades.anchors import keep_authorities, known_authorities, read_authorities
from xacai.exchange.pades.checking import SignatureVerdict, check_pdf_signatures
from xacai.exchange.pades.credentials import opened
from xacai.exchange.pades.revocations import is_list, keep_list, known_lists, read_list
from xacai.exchange.pades.signing import Appearance, sign_pdf
from xacai.exchange.pades.source import KeyFile, KeySource, Token

NOW = datetime(2026, 9, 15, 8, tzinfo=UTC)
BUNDLE = b"PK\x03\x04 the bundle, as long as it takes " * 20


@pytest.fixture(scope="module")
def authority() -> Holder:
    return issuer()


@pytest.fixture(scope="module")
def plain() -> bytes:
    """A page with words and an attached file, streams unpacked so that a test can change them."""
    buffer = BytesIO()
    canvas = Canvas(buffer, invariant=1, pageCompression=0)
    canvas.drawString(100, 700, "Two hundred dossiers on time")
    canvas.showPage()
    canvas.save()
    with pikepdf.open(buffer) as pdf:
        pdf.attachments["goi.xacai"] = BUNDLE
        target = BytesIO()
        pdf.save(target, deterministic_id=True, compress_streams=False)
    return target.getvalue()


@pytest.fixture(scope="module")
def key(authority: Holder, tmp_path_factory: pytest.TempPathFactory) -> KeyFile:
    return KeyFile(officer(authority).file(tmp_path_factory.mktemp("key")), PASSPHRASE)


def sign(pdf: bytes, source: KeySource, moment: datetime = NOW) -> bytes:
    with opened(source, moment) as credentials:
        return sign_pdf(pdf, credentials, moment=moment, reason="Ký báo cáo", location="Tam Nhuận")


@pytest.fixture(scope="module")
def signed(plain: bytes, key: KeyFile) -> bytes:
    return sign(plain, key)


def check(pdf: bytes, *trusted: Holder, now: datetime = NOW) -> SignatureVerdict:
    (verdict,) = check_pdf_signatures(pdf, [holder.certificate for holder in trusted], now)
    return verdict


def codes(verdict: SignatureVerdict) -> list[str]:
    return [issue.code for issue in verdict.reasons]


def refusal(act: Callable[[], object]) -> str:
    with pytest.raises(Refusal) as raised:
        act()
    return raised.value.issue.code


def test_a_signature_answers_four_questions(plain: bytes, signed: bytes, authority: Holder) -> None:
    assert signed.startswith(plain)
    verdict = check(signed, authority)
    assert verdict.holds
    assert (verdict.signer, verdict.issuer, verdict.reasons) == (HOLDER, "CA thử nghiệm", ())
    assert (verdict.signed_at, verdict.reason) == ("2026-09-15T08:00:00+00:00", "Ký báo cáo")
    assert b"/SubFilter /ETSI.CAdES.detached" in signed.replace(b"/SubFilter/", b"/SubFilter /")
    with pikepdf.open(BytesIO(signed)) as pdf:
        assert bytes(pdf.attachments["goi.xacai"].get_file().read_bytes()) == BUNDLE


def test_without_issuers_nothing_is_trusted(signed: bytes) -> None:
    verdict = check(signed)
    assert (verdict.intact, verdict.valid, verdict.unchanged, verdict.trusted) == (True, True, True, False)
    assert codes(verdict) == ["signature.unknown-issuer"]


def test_another_issuer_of_the_same_name_is_not_trusted(signed: bytes) -> None:
    assert codes(check(signed, issuer())) == ["signature.unknown-issuer"]


def test_no_signature_is_no_verdict(plain: bytes) -> None:
    assert check_pdf_signatures(plain, (), NOW) == ()


@pytest.mark.parametrize("part", [b"Two hundred", b"the bundle, as long", b"/MediaBox", b"goi.xacai"])
def test_a_changed_byte_of_the_content_is_found(signed: bytes, authority: Holder, part: bytes) -> None:
    place = signed.index(part)
    spoilt = signed[:place] + bytes([signed[place] ^ 1]) + signed[place + 1 :]
    verdicts = check_pdf_signatures(spoilt, [authority.certificate], NOW)
    assert all(not item.holds for item in verdicts)


def test_a_changed_byte_of_the_signature_is_found(signed: bytes, authority: Holder) -> None:
    start = signed.index(b"/Contents <") + len(b"/Contents <")
    length = len(signed[start : signed.index(b">", start)].rstrip(b"0"))
    for place in range(start, start + length, 97):
        wrong = b"0" if signed[place : place + 1] != b"0" else b"1"
        spoilt = signed[:place] + wrong + signed[place + 1 :]
        assert not any(item.holds for item in check_pdf_signatures(spoilt, [authority.certificate], NOW))


def test_a_byte_range_that_leaves_out_more_is_found(signed: bytes, authority: Holder) -> None:
    found = re.search(rb"/ByteRange \[(\d+) (\d+) (\d+) (\d+)", signed)
    assert found is not None
    start, end = found.span(2)
    spoilt = signed[:start] + str(int(found[2]) - 9).encode().rjust(end - start, b"0") + signed[end:]
    assert not any(item.holds for item in check_pdf_signatures(spoilt, [authority.certificate], NOW))


def appended(pdf: bytes, change: Callable[[IncrementalPdfFileWriter], None]) -> bytes:
    """The file with a revision behind the signed one, whose own bytes stay."""
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    change(writer)
    target = BytesIO()
    writer.write(target)
    return target.getvalue()


def other_page(writer: IncrementalPdfFileWriter) -> None:
    page = writer.root["/Pages"]["/Kids"][0].get_object()
    page["/Rotate"] = writer.root["/Pages"]["/Count"].__class__(90)
    writer.mark_update(writer.root["/Pages"]["/Kids"].raw_get(0))


def other_bundle(writer: IncrementalPdfFileWriter) -> None:
    spec = writer.root["/Names"]["/EmbeddedFiles"]["/Names"][1]
    stream = spec["/EF"]["/F"]
    stream._data, stream._encoded_data = b"PK another bundle", None
    writer.mark_update(spec["/EF"].raw_get("/F"))


def other_title(writer: IncrementalPdfFileWriter) -> None:
    writer.root[NameObject("/Lang")] = pdf_string("en")
    writer.update_root()


@pytest.mark.parametrize("change", [other_page, other_bundle, other_title])
def test_an_appended_revision_is_found_though_the_signature_is_valid(
    signed: bytes, authority: Holder, change: Callable[[IncrementalPdfFileWriter], None]
) -> None:
    changed = appended(signed, change)
    assert changed.startswith(signed)
    verdict = check(changed, authority)
    assert (verdict.intact, verdict.valid, verdict.trusted) == (True, True, True)
    assert not verdict.unchanged
    assert codes(verdict) == ["signature.changed-after"]


def test_any_appended_byte_is_found(signed: bytes, authority: Holder) -> None:
    for tail in (b"\n", b"%%EOF\n", b"% a remark\n"):
        assert not any(
            item.holds for item in check_pdf_signatures(signed + tail, [authority.certificate], NOW)
        )


def test_scrambled_files_never_raise(signed: bytes, authority: Holder) -> None:
    """Every 41st byte turned over, and cuts: never an exception; only a file that holds is the signed one."""
    for place in range(0, len(signed), max(1, len(signed) // 300)):
        spoilt = signed[:place] + bytes([signed[place] ^ 0xFF]) + signed[place + 1 :]
        assert not any(item.holds for item in check_pdf_signatures(spoilt, [authority.certificate], NOW))
        if place % 7 == 0:
            assert not any(item.holds for item in check_pdf_signatures(signed[:place], (), NOW))


def test_a_signed_file_is_not_signed_again(signed: bytes, key: KeyFile) -> None:
    assert refusal(lambda: sign(signed, key)) == "signature.already-signed"


@pytest.mark.parametrize(
    ("days", "code"), [((-20, -10), "signature.expired"), ((10, 20), "signature.not-yet-valid")]
)
def test_a_certificate_out_of_its_time(
    plain: bytes, authority: Holder, tmp_path: Path, days: tuple[int, int], code: str
) -> None:
    first, last = (NOW + timedelta(days=day) for day in days)
    source = KeyFile(officer(authority, first=first, last=last).file(tmp_path), PASSPHRASE)
    assert refusal(lambda: sign(plain, source)) == code
    then = sign(plain, source, first + timedelta(days=1))
    verdict = check(then, authority)
    assert (verdict.intact, verdict.valid, verdict.trusted) == (True, True, False)
    assert codes(verdict) == [code]


def test_a_certificate_not_meant_for_signing(plain: bytes, authority: Holder, tmp_path: Path) -> None:
    holder = officer(authority, usage=key_usage(key_agreement=True))
    source = KeyFile(holder.file(tmp_path), PASSPHRASE)
    assert refusal(lambda: sign(plain, source)) == "signature.key-usage"


def test_files_that_do_not_open(plain: bytes, authority: Holder, key: KeyFile, tmp_path: Path) -> None:
    assert refusal(lambda: sign(plain, KeyFile(key.path, "khác"))) == "signature.passphrase"
    assert refusal(lambda: sign(plain, KeyFile(tmp_path / "none.p12", ""))) == "bundle.source-gone"
    other = tmp_path / "other.p12"
    for data in (b"not a key", plain, authority.pem(tmp_path).read_bytes()):
        other.write_bytes(data)
        assert refusal(lambda: sign(plain, KeyFile(other, PASSPHRASE))) == "signature.no-key-file"
    lock = BestAvailableEncryption(PASSPHRASE.encode())
    certificate = officer(authority).certificate
    other.write_bytes(pkcs12.serialize_key_and_certificates(b"x", None, certificate, None, lock))
    assert refusal(lambda: sign(plain, KeyFile(other, PASSPHRASE))) == "signature.no-key"
    assert PASSPHRASE not in repr(key)


def test_a_visible_signature_stands_in_its_box(plain: bytes, key: KeyFile, authority: Holder) -> None:
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=(200, 80))
    canvas.drawString(10, 10, "signed")
    canvas.save()
    seen = Appearance(buffer.getvalue(), 0, (300, 400, 500, 480))
    with opened(key, NOW) as credentials:
        pdf = sign_pdf(plain, credentials, moment=NOW, reason="", location="", appearance=seen)
    assert check(pdf, authority).holds
    with pikepdf.open(BytesIO(pdf)) as document:
        (mark,) = document.pages[0].Annots
        assert [int(length) for length in mark.Rect] == [300, 400, 500, 480]
        assert int(mark.F) & 4


def test_issuers_are_taken_in_from_pem_only_where_they_issue(authority: Holder, tmp_path: Path) -> None:
    (kept,) = keep_authorities(tmp_path, read_authorities(authority.pem(tmp_path)))
    assert kept.name == "CA thử nghiệm"
    assert known_authorities(tmp_path) == (authority.certificate,)
    (tmp_path / "trust" / "odd.pem").write_bytes(b"-----BEGIN odd")
    assert known_authorities(tmp_path) == (authority.certificate,)
    leaf = officer(authority).pem(tmp_path, "leaf.pem")
    assert refusal(lambda: read_authorities(leaf)) == "signature.no-authority"
    (tmp_path / "odd").write_bytes(b"odd")
    assert refusal(lambda: read_authorities(tmp_path / "odd")) == "signature.no-certificate"


def test_a_certificate_taken_back_is_trusted_no_longer_however_old_the_list(
    plain: bytes, authority: Holder, tmp_path: Path
) -> None:
    holder, other = officer(authority), officer(authority, name="Trần Thị Bình")
    signed = sign(plain, KeyFile(holder.file(tmp_path), PASSPHRASE))
    path = tmp_path / "danh-sach.crl"
    path.write_bytes(revoked(authority, holder))
    lists = (read_list(path),)
    (verdict,) = check_pdf_signatures(signed, [authority.certificate], NOW, lists)
    assert (verdict.intact, verdict.valid, verdict.unchanged, verdict.trusted) == (True, True, True, False)
    assert [(item.code, item.params["day"]) for item in verdict.reasons] == [
        ("signature.revoked", "01/03/2026")
    ]
    before = datetime(2026, 2, 1, tzinfo=UTC)
    (verdict,) = check_pdf_signatures(signed, [authority.certificate], before, lists)
    assert verdict.holds
    path.write_bytes(revoked(authority, other))
    (verdict,) = check_pdf_signatures(signed, [authority.certificate], NOW, (read_list(path),))
    assert verdict.holds


def test_lists_are_kept_of_known_issuers_only_and_never_an_older_one(
    authority: Holder, tmp_path: Path
) -> None:
    holder, known = officer(authority), [authority.certificate]
    path, newer = tmp_path / "danh-sach.crl", datetime(2026, 5, 1, tzinfo=UTC)
    assert not is_list(authority.pem(tmp_path).read_bytes())
    path.write_bytes(revoked(authority, holder, made=newer))
    assert is_list(path.read_bytes())
    kept = keep_list(tmp_path, path, known)
    assert (kept.issuer, kept.day, kept.count) == ("CA thử nghiệm", "2026-05-01", 1)
    assert len(known_lists(tmp_path, known)) == 1
    assert known_lists(tmp_path, [issuer().certificate]) == ()
    path.write_bytes(revoked(authority))
    assert refusal(lambda: keep_list(tmp_path, path, known)) == "signature.list-older"
    path.write_bytes(revoked(issuer(), holder))
    assert refusal(lambda: keep_list(tmp_path, path, known)) == "signature.list-unknown"
    path.write_bytes(b"odd")
    assert refusal(lambda: keep_list(tmp_path, path, known)) == "signature.no-list"
    (spoilt,) = (tmp_path / "trust").glob("*.crl")
    spoilt.write_bytes(spoilt.read_bytes()[:-1] + b"x")
    assert known_lists(tmp_path, known) == ()


def test_a_token_signs(plain: bytes, authority: Holder, tmp_path_factory: pytest.TempPathFactory) -> None:
    """One test for all of a token: its module is loaded once in a process."""
    module = tokens.module()
    folder = tmp_path_factory.mktemp("token")
    tokens.ready(officer(authority), folder)
    for label in (tokens.LABEL, ""):
        assert check(sign(plain, Token(module, label, tokens.PIN)), authority).holds
    assert refusal(lambda: sign(plain, Token(module, tokens.LABEL, "99999"))) == "signature.pin"
    assert refusal(lambda: sign(plain, Token(module, "other", tokens.PIN))) == "signature.token-missing"
    assert tokens.PIN not in repr(Token(module, "", tokens.PIN))


def test_a_module_that_is_none(plain: bytes, tmp_path: Path) -> None:
    pytest.importorskip("pkcs11", reason="the binding python-pkcs11 is not installed")
    (tmp_path / "odd.so").write_bytes(b"odd")
    for path in (tmp_path / "none.so", tmp_path / "odd.so"):
        found = refusal(lambda path=path: sign(plain, Token(path, "", "1")))  # type: ignore[misc]
        assert found == "signature.module"


def test_without_the_binding_tokens_are_refused(plain: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "xacai.exchange.pades.token", None)
    source = Token(Path("x.so"), "", "1")
    assert refusal(lambda: sign(plain, source)) == "signature.no-token-support"
