"""Packing and reading: what went in comes out, and nothing else gets in."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from tests.exchange.samples import (
    COMMUNE,
    COMMUNE_KEY,
    COMMUNE_NAME,
    PERIOD,
    PROVINCE,
    PROVINCE_KEY,
    PROVINCE_NAME,
    STRANGER_KEY,
    UUID,
    card,
    particulars_data,
    pinned,
    receipt_bundle,
    report_bundle,
    report_data,
    report_manifest,
)

from xacai.domain.issue import Refusal
from xacai.domain.submission import Stream
from xacai.exchange import container
from xacai.exchange.bundle import Attachment, Bundle, pack, unpack
from xacai.exchange.check_code import check_code, content_sha256
from xacai.exchange.container import CONTENT, MANIFEST, SEAL, Entry, build, parse
from xacai.exchange.keys import OfficeKey
from xacai.exchange.manifest import Previous
from xacai.exchange.seal import seal_message
from xacai.exchange.verdict import Verdict, verdict_data
from xacai.files.canonical import decode, encode
from xacai.wording.language import language, use_language
from xacai.wording.messages import message_of

PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)
Change = Callable[[dict[str, Any]], None]


def refused(data: bytes) -> Verdict:
    bundle, verdict = unpack(data, pinned())
    assert bundle is None
    assert not verdict.acceptable
    assert verdict.reasons
    for issue in verdict.reasons:
        assert "{" not in message_of(issue)
        assert not message_of(issue).startswith("bundle."), issue.code
    return verdict


def code_of(data: bytes) -> str:
    return refused(data).reasons[-1].code.removeprefix("bundle.")


def opened(data: bytes) -> Bundle:
    bundle, verdict = unpack(data, pinned())
    assert bundle is not None, verdict.reasons
    return bundle


def resealed(data: bytes, changes: dict[str, bytes | None], key: OfficeKey = COMMUNE_KEY) -> bytes:
    """The bundle as an office with a key of its own could forge it: files changed, listed and sealed anew."""
    files = {entry.name: entry.data for entry in parse(data)} | {
        name: content for name, content in changes.items() if content is not None
    }
    for name in (name for name, content in changes.items() if content is None):
        del files[name]
    manifest: Any = decode(files[MANIFEST])
    if MANIFEST not in changes:
        own = ("mimetype", MANIFEST, SEAL)
        manifest["files"] = [
            {
                "path": path,
                "size": len(files[path]),
                "sha256": hashlib.sha256(files[path]).hexdigest(),
                "type": path.rpartition(".")[2],
                "title": "",
            }
            for path in sorted(files, key=container.rank)
            if path not in own
        ]
    files[MANIFEST] = encode(manifest)
    files[SEAL] = key.sign(seal_message(files[MANIFEST]))
    return build([Entry(name, content) for name, content in files.items()])


def with_manifest(change: Change, key: OfficeKey = COMMUNE_KEY) -> bytes:
    data = report_bundle()
    manifest: Any = decode({entry.name: entry.data for entry in parse(data)}[MANIFEST])
    change(manifest)
    return resealed(data, {MANIFEST: encode(manifest)}, key)


def with_content(change: Change) -> bytes:
    content = report_data()
    change(content)
    return resealed(report_bundle(), {CONTENT: encode(content)})


def test_what_went_in_comes_out() -> None:
    bundle, verdict = unpack(report_bundle(), pinned())
    assert bundle is not None
    assert bundle.content == report_data()
    assert bundle.particulars == particulars_data()
    assert bundle.manifest.counts == {"values": 2, "tasks": 1, "targets": 0}
    assert bundle.manifest.sums == {"values": "192.35"}
    assert replace(bundle.manifest, files=(), counts={}, sums={}) == report_manifest()
    assert verdict.acceptable
    sha256 = content_sha256(report_data())
    assert verdict_data(verdict) == {
        "whole": True,
        "genuine": True,
        "trusted": True,
        "office": COMMUNE,
        "kind": "report",
        "period": PERIOD,
        "revision": 1,
        "uuid": UUID,
        "sha256": hashlib.sha256(report_bundle()).hexdigest(),
        "check_code": check_code(sha256),
        "newer_format": False,
        "reasons": [],
    }


def test_the_same_report_gives_the_same_bytes_and_the_number_leaves_the_code_alone() -> None:
    assert report_bundle() == report_bundle()
    numbered = pack(
        report_manifest(build=2),
        content=report_data(),
        particulars=particulars_data() | {"number": "08"},
        key=COMMUNE_KEY,
    )
    assert numbered != report_bundle()
    assert unpack(numbered, pinned())[1].check_code == unpack(report_bundle(), pinned())[1].check_code


def test_documents_and_evidence_travel() -> None:
    data = pack(
        report_manifest(),
        content=report_data(),
        particulars=particulars_data(),
        key=COMMUNE_KEY,
        documents={"report.pdf": PDF},
        evidence=[Attachment(PNG, "Ảnh hội nghị.png"), Attachment(PDF, "Biên bản.pdf")],
    )
    bundle = opened(data)
    assert bundle.documents == {"report.pdf": PDF}
    assert {each.title: each.data for each in bundle.evidence.values()} == {
        "Ảnh hội nghị.png": PNG,
        "Biên bản.pdf": PDF,
    }


def test_a_receipt_goes_in_a_stream_of_its_sender_and_speaks_of_anothers_bundle() -> None:
    bundle, verdict = unpack(receipt_bundle(), pinned(card(PROVINCE, PROVINCE_NAME, PROVINCE_KEY)))
    assert bundle is not None
    assert (verdict.office, verdict.kind, bundle.manifest.acks[0].status) == (PROVINCE, "receipt", "01")
    assert bundle.manifest.stream == Stream(PROVINCE, COMMUNE, "receipt")
    assert (bundle.content["acks"][0]["period"], bundle.manifest.acks[0].uuid) == (PERIOD, UUID)


def test_every_single_bit_of_a_small_bundle() -> None:
    data = receipt_bundle()
    trusted = pinned(card(PROVINCE, PROVINCE_NAME, PROVINCE_KEY))
    assert unpack(data, trusted)[1].acceptable
    for at in range(len(data)):
        for bit in range(8):
            changed = bytearray(data)
            changed[at] ^= 1 << bit
            bundle, verdict = unpack(bytes(changed), trusted)
            assert bundle is None, (at, bit)
            assert not verdict.whole, (at, bit)
            assert not verdict.genuine, (at, bit)


def test_every_single_bit_of_a_report() -> None:
    data = report_bundle()
    for at in range(len(data)):
        for bit in range(8):
            changed = bytearray(data)
            changed[at] ^= 1 << bit
            bundle, verdict = unpack(bytes(changed), pinned())
            assert bundle is None, (at, bit)
            assert not verdict.whole, (at, bit)


def test_every_truncation_of_a_report() -> None:
    data = report_bundle()
    for length in range(len(data)):
        bundle, verdict = unpack(data[:length], pinned())
        assert bundle is None, length
        assert not verdict.whole, length


@pytest.mark.parametrize("junk", [b"\0", b"PK\x05\x06" + bytes(18), b"MZ" + bytes(100), b"\r\n"])
def test_bytes_before_and_behind(junk: bytes) -> None:
    data = report_bundle()
    for changed in (junk + data, data + junk, data + data):
        assert not refused(changed).whole


def test_a_wrong_seal() -> None:
    files = {entry.name: entry.data for entry in parse(report_bundle())}
    for seal in (bytes(64), b"", STRANGER_KEY.sign(seal_message(files[MANIFEST])), files[SEAL] + b"\0"):
        verdict = refused(build([Entry(name, data) for name, data in {**files, SEAL: seal}.items()]))
        assert (verdict.whole, verdict.genuine) == (False, False)
        assert verdict.reasons[0].code == "bundle.changed"
    assert COMMUNE_NAME in verdict.reasons[0].params["office"]


def test_a_message_signed_for_another_purpose_is_no_seal() -> None:
    files = {entry.name: entry.data for entry in parse(report_bundle())}
    bare = COMMUNE_KEY.sign(hashlib.sha256(files[MANIFEST]).digest())
    assert code_of(build([Entry(name, data) for name, data in {**files, SEAL: bare}.items()])) == "changed"


def test_a_stranger_is_genuine_but_not_trusted() -> None:
    bundle, verdict = unpack(report_bundle(), {})
    assert bundle is not None
    assert (verdict.whole, verdict.genuine, verdict.trusted, verdict.acceptable) == (True, True, False, True)
    assert [issue.code for issue in verdict.reasons] == ["bundle.office-unknown"]
    assert COMMUNE_NAME in message_of(verdict.reasons[0])


def test_another_key_in_the_name_of_a_known_office_is_forged() -> None:
    bundle, verdict = unpack(report_bundle(STRANGER_KEY), pinned())
    assert bundle is None
    assert (verdict.whole, verdict.genuine, verdict.trusted) == (True, False, False)
    assert [issue.code for issue in verdict.reasons] == ["bundle.key-changed"]


def test_a_known_key_in_the_name_of_another_office() -> None:
    bundle, verdict = unpack(report_bundle(), pinned(card(code="26000")))
    assert bundle is None
    assert (verdict.genuine, verdict.trusted) == (False, False)
    assert [issue.code for issue in verdict.reasons] == ["bundle.key-other-office"]


def test_a_key_id_that_is_not_the_keys() -> None:
    assert code_of(with_manifest(lambda m: m["office"].update(key_id=STRANGER_KEY.key_id))) == "manifest"


def test_a_newer_format_asks_for_a_newer_program() -> None:
    before = language()
    use_language("vi")
    try:
        by_container = report_bundle().replace(b"zip;v=1", b"zip;v=2", 1)
        by_manifest = with_manifest(lambda m: m.update(format=2, min_reader=2, more={"new": 1}))
        by_content = with_content(lambda c: c.update(schema=2, more=1))
        for data in (by_container, by_manifest, by_content):
            verdict = refused(data)
            assert verdict.newer_format
            assert "cần bản xacai mới hơn" in message_of(verdict.reasons[-1])
    finally:
        use_language(before)


def test_a_newer_format_that_older_programs_may_read() -> None:
    assert opened(with_manifest(lambda m: m.update(format=2, more={"new": 1}))).manifest.format == 2
    assert code_of(with_manifest(lambda m: m.update(more=1))) == "manifest"


@pytest.mark.parametrize(
    "change",
    [
        lambda m: m.pop("uuid"),
        lambda m: m.update(uuid="../../x"),
        lambda m: m.update(kind="virus"),
        lambda m: m.update(kind="plan"),
        lambda m: m.update(revision=0),
        lambda m: m.update(revision=True),
        lambda m: m.update(revision="1"),
        lambda m: m.update(revision=2**53),
        lambda m: m.update(format=0),
        lambda m: m.update(min_reader=None),
        lambda m: m.update(created="hôm qua"),
        lambda m: m.update(sums={"values": "NaN"}),
        lambda m: m.update(counts=[]),
        lambda m: m.update(previous={"revision": 1, "sha256": "00" * 32}),
        lambda m: m.update(previous={"revision": 1}),
        lambda m: m["office"].update(public="00"),
        lambda m: m["office"].update(code="../etc"),
        lambda m: m["stream"].update(office="26000"),
        lambda m: m["stream"].update(period="2026\n"),
        lambda m: m["files"].append(m["files"][0]),
        lambda m: m["files"].reverse(),
        lambda m: m["acks"].append({"uuid": UUID}),
    ],
)
def test_manifests_that_no_office_writes(change: Change) -> None:
    verdict = refused(with_manifest(change))
    assert not verdict.whole
    assert verdict.reasons[0].code in {"bundle.manifest", "bundle.newer"}


def test_a_manifest_that_lists_other_files() -> None:
    assert code_of(with_manifest(lambda m: m["files"].pop())) == "changed"
    assert code_of(with_manifest(lambda m: m["files"][0].update(sha256="00" * 32))) == "changed"
    assert code_of(with_manifest(lambda m: m["files"][0].update(size=1))) == "changed"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda c: c.pop("values"), "content"),
        (lambda c: c.update(kind="plan"), "content"),
        (lambda c: c.update(schema=0), "content"),
        (lambda c: c.update(values=[]), "content"),
        (lambda c: c["values"].update({"1.1": {"value": "1e9", "state": "value", "note": ""}}), "content"),
        (lambda c: c["values"].update({"1.1": {"value": 5, "state": "value", "note": ""}}), "content"),
        (lambda c: c["values"].update({"1.1": {"value": "5", "state": "maybe", "note": ""}}), "content"),
        (lambda c: c["values"].update({"../x": {"value": "5", "state": "value"}}), "content"),
        (
            lambda c: c["values"].update({"1.1": {"value": "9" * 400, "state": "value", "note": ""}}),
            "content",
        ),
        (lambda c: c.update(window=["2026-02-30", "2026-09-14"]), "content"),
        (lambda c: c.update(period="2026-Q9"), "content"),
        (lambda c: c.update(period="2026-Q2"), "content"),
        (lambda c: c.update(revision=2), "content"),
        (lambda c: c["office"].update(code="26000"), "content"),
        (lambda c: c["tasks"][0].update(status="perfect"), "content"),
        (lambda c: c["tasks"][0]["entries"][0].update(spent_vnd="2"), "content"),
        (lambda c: c["values"]["3.3.3.1"].update(value="96"), "twin"),
        (lambda c: c["values"].pop("3.3.3.1"), "twin"),
        (lambda c: c["sections"].append({"code": "I.2", "title": "", "text": 1}), "content"),
    ],
)
def test_contents_that_do_not_fit(change: Change, code: str) -> None:
    verdict = refused(with_content(change))
    assert (verdict.whole, verdict.genuine) == (True, True)
    assert verdict.reasons[-1].code == f"bundle.{code}"


def test_deep_large_and_doubled_data() -> None:
    data = report_bundle()
    for content, code in (
        (b'{"a":' * 40 + b"1" + b"}" * 40, "json-deep"),
        (b"[" * 500_000, "json-deep"),
        (b'{"kind":"report","kind":"plan"}', "json-duplicate"),
        (b'{"a":NaN}', "json-number"),
        (b'{"a":' + b"9" * 1_000_000 + b"}", "json-number"),
        (b'{"a":"' + b"x" * 20_001 + b'"}', "json-long"),
        (b'{"a":"\\ud800"}', "json-text"),
        (b"[1]", "content"),
        (b'{"a":"' + b"x" * 8_000_000 + b'"}', "content-large"),
    ):
        assert code_of(resealed(data, {CONTENT: content})) == code


def test_twins_that_say_other_than_the_data() -> None:
    data = report_bundle()
    twin = {entry.name: entry.data for entry in parse(data)}["data/values.csv"]
    for changed in (twin.replace(b"95", b"59"), twin + b'"x"\r\n', twin.removeprefix(b"\xef\xbb\xbf"), None):
        assert code_of(resealed(data, {"data/values.csv": changed})) == "twin"
    assert code_of(resealed(data, {"data/more.csv": twin})) == "twin"


def test_control_figures_that_do_not_agree() -> None:
    assert code_of(with_manifest(lambda m: m["counts"].update(values=3))) == "control"
    assert code_of(with_manifest(lambda m: m["sums"].update(values="1"))) == "control"


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("doc/report.exe", b"MZ", "unexpected-file"),
        ("doc/report.pdf", b"MZ", "evidence-type"),
        ("doc/report.docx", b"PK\x03\x04", "evidence-type"),
        ("other/report.pdf", PDF, "unexpected-file"),
        ("evidence/photo.png", PNG, "unexpected-file"),
        (f"evidence/{'0' * 64}.png", PNG, "unexpected-file"),
        (f"evidence/{hashlib.sha256(PNG).hexdigest()}.jpg", PNG, "evidence-type"),
        (f"evidence/{hashlib.sha256(b'PK').hexdigest()}.zip", b"PK", "unexpected-file"),
        ("META-INF/token.p7s", b"x", "unexpected-file"),
    ],
)
def test_files_that_do_not_belong(name: str, data: bytes, code: str) -> None:
    assert code_of(resealed(report_bundle(), {name: data})) == code


def test_a_missing_part() -> None:
    for name in (CONTENT, "data/particulars.json"):
        assert code_of(resealed(report_bundle(), {name: None})) == "incomplete"
    files = [entry for entry in parse(report_bundle()) if entry.name != SEAL]
    assert code_of(build(files)) == "incomplete"
    assert code_of(build([Entry("mimetype", b"application/zip")])) == "not-a-bundle"


def test_packing_refuses_what_reading_would() -> None:
    good: dict[str, Any] = {"content": report_data(), "particulars": particulars_data(), "key": COMMUNE_KEY}
    bad: list[tuple[dict[str, Any], str]] = [
        ({"content": report_data(period="2026-Q9")}, "content"),
        ({"key": STRANGER_KEY}, "key-other-office"),
        ({"evidence": [Attachment(b"MZ", "phần mềm.exe")]}, "evidence-type"),
        ({"documents": {"../report.pdf": PDF}}, "entry-name"),
        ({"particulars": particulars_data() | {"number": "\x07"}}, "json-text"),
    ]
    for change, code in bad:
        with pytest.raises(Refusal) as fault:
            pack(report_manifest(), **(good | change))
        assert fault.value.issue.code == f"bundle.{code}"
    with pytest.raises(Refusal):
        pack(report_manifest(previous=Previous(1, "0" * 64)), **good)


def test_decomposed_text_is_packed_composed() -> None:
    content = report_data()
    content["sections"][0]["text"] = "Tiê\u0301ng Viê\u0323t"
    data = pack(report_manifest(), content=content, particulars=particulars_data(), key=COMMUNE_KEY)
    assert opened(data).content["sections"][0]["text"] == "Tiếng Việt"
