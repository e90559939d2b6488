"""The evidence register: entering, twins, links, files, what is missing, what travels with a report."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest
from tests.services.offices import PLAN, QUARTER, refused

from xacai.domain.evidence import Evidence, Link, Proven, SubjectKind, plan_place
from xacai.domain.issue import Refusal
from xacai.domain.progress import Entry, Mark
from xacai.exchange.bundle import unpack
from xacai.exchange.evidence import LARGEST_EVIDENCE
from xacai.exchange.replay import Outcome
from xacai.services import (
    backing_up,
    computing,
    demonstrating,
    enclosing,
    filing,
    proving,
    receiving,
    reporting,
    setting_up,
    submitting,
)
from xacai.services.proving import whole_register
from xacai.services.workspace import Workspace

DAY = date(2026, 8, 20)
DOCUMENT = Evidence(number="77/KH-UBND", day=DAY, issuer="UBND xã", abstract="Kế hoạch kiểm tra")
TASK = Link("", SubjectKind.TASK, plan_place(PLAN, "I.1/1"), "2026-Q3")
ROW = Link("", SubjectKind.INDICATOR, "3.3.3", "2026-Q3")
Paper = Callable[..., Path]


@pytest.fixture
def sample(sample: Workspace) -> Workspace:
    """The sample office with an empty register."""
    with sample.store.writing("test") as shelves:
        for item in shelves.evidence.all():
            shelves.evidence.remove(item.key)
        shelves.settings.set("evidence.last", "0")
    return sample


@pytest.fixture
def paper(tmp_path: Path) -> Paper:
    """Writes a small PDF."""

    def write(name: str = "kế hoạch.pdf", words: str = "một", size: int = 0) -> Path:
        path = tmp_path / name
        path.write_bytes(b"%PDF-1.4\n" + words.encode() + b"\0" * size)
        return path

    return write


def _entered(workspace: Workspace, item: Evidence = DOCUMENT, *links: Link) -> Evidence:
    return proving.register(workspace, item, *links).evidence


def test_a_document_is_entered_clean_with_a_key_of_its_own(sample: Workspace) -> None:
    messy = replace(
        DOCUMENT, abstract="=1+1 Ke\u0302\u0301 hoa\u0323ch\u0007\n kiểm tra", issuer="  UBND   xã "
    )
    first = _entered(sample, messy, TASK)
    assert (first.key, first.abstract, first.issuer) == ("1", "=1+1 Kế hoạch kiểm tra", "UBND xã")
    proving.remove(sample, "1")
    assert _entered(sample).key == "2"
    assert whole_register(sample) == (Proven(replace(DOCUMENT, key="2")),)


def test_a_second_entry_of_one_document_is_refused_unless_wanted(sample: Workspace) -> None:
    _entered(sample)
    again = replace(DOCUMENT, number="77 / kh-ubnd", abstract="Bản khác")
    with refused(sample, "evidence.exists"):
        proving.register(sample, again)
    known = proving.register(sample, again, anyway=True)
    assert [(twin.evidence.key, twin.certain) for twin in known.twins] == [("1", True)]


def test_nothing_unnamed_endless_or_unknown_comes_in(sample: Workspace) -> None:
    with refused(sample, "evidence.unnamed"):
        proving.register(sample, Evidence(number="\u0000 \t", issuer="UBND"))
    with refused(sample, "evidence.long"):
        proving.register(sample, replace(DOCUMENT, number="9" * 501))
    for link, code in (
        (replace(TASK, place=f"{PLAN} X.9/9"), "evidence.subject-unknown"),
        (replace(TASK, place="không có"), "evidence.subject-unknown"),
        (replace(ROW, place="99.99"), "evidence.subject-unknown"),
        (replace(ROW, period="2026-Q9"), "evidence.period"),
    ):
        with refused(sample, code):
            proving.register(sample, DOCUMENT, link)
    with refused(sample, "evidence.unknown"):
        proving.link(sample, replace(ROW, evidence="5"))


def test_a_change_keeps_what_another_change_did(sample: Workspace) -> None:
    item = _entered(sample)
    changed = proving.change(sample, replace(item, page="3"), item).evidence
    with refused(sample, "store.changed"):
        proving.change(sample, replace(item, page="4"), item)
    assert proving.get_evidence(sample, "1") == changed


def test_two_entries_of_one_document_become_one(sample: Workspace, paper: Paper) -> None:
    _entered(sample, DOCUMENT, TASK)
    proving.register(sample, replace(DOCUMENT, abstract="", page="7"), ROW, anyway=True)
    proving.attach(sample, "2", paper())
    whole = proving.merge(sample, "1", "2")
    assert (whole.abstract, whole.page, whole.file is not None) == (DOCUMENT.abstract, "7", True)
    (only,) = whole_register(sample)
    assert {(link.kind, link.place) for link in only.links} == {
        (TASK.kind, TASK.place),
        (ROW.kind, ROW.place),
    }


def test_a_file_is_kept_once_by_its_content(sample: Workspace, paper: Paper) -> None:
    _entered(sample)
    _entered(sample, Evidence(abstract="Ảnh"))
    first = proving.attach(sample, "1", paper()).evidence.file
    second = proving.attach(sample, "2", paper("bản sao\u0007.pdf"))
    assert first is not None and second.evidence.file is not None
    assert (first.type, second.evidence.file.sha256, second.evidence.file.name) == (
        "pdf",
        first.sha256,
        "bản sao.pdf",
    )
    assert [twin.certain for twin in second.twins] == [True]
    assert len(list((sample.folder / filing.FOLDER).iterdir())) == 1
    assert filing.read_file(sample, first) == paper().read_bytes()


def test_files_that_are_none_are_refused(sample: Workspace, paper: Paper, tmp_path: Path) -> None:
    _entered(sample)
    macro = io.BytesIO()
    with zipfile.ZipFile(macro, "w") as archive:
        for name in ("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"):
            archive.writestr(name, "x")
    cases = {
        "macro.docx": (macro.getvalue(), "bundle.evidence-type"),
        "run.pdf": (b"MZ\x90\x00", "bundle.evidence-type"),
        "empty.pdf": (b"", "bundle.source-empty"),
    }
    for name, (data, code) in cases.items():
        (tmp_path / name).write_bytes(data)
        with refused(sample, code):
            proving.attach(sample, "1", tmp_path / name)
    with refused(sample, "bundle.source-large"):
        proving.attach(sample, "1", paper(size=LARGEST_EVIDENCE))
    with refused(sample, "bundle.source-gone"):
        proving.attach(sample, "1", tmp_path / "gone.pdf")
    with refused(sample, "bundle.source-unreadable"):
        proving.attach(sample, "1", tmp_path)
    assert not (sample.folder / filing.FOLDER).exists()


def test_a_file_that_vanished_or_changed_is_named(sample: Workspace, paper: Paper) -> None:
    _entered(sample)
    kept = proving.attach(sample, "1", paper()).evidence.file
    assert kept is not None and backing_up.examine(sample)["evidence_missing"] == ""
    filing.file_path(sample, kept).write_bytes(b"%PDF-1.4 other")
    with refused(sample, "evidence.file-gone"):
        filing.read_file(sample, kept)
    filing.file_path(sample, kept).unlink()
    assert backing_up.examine(sample)["evidence_missing"] == kept.name
    proving.attach(sample, "1", paper())
    assert backing_up.examine(sample)["evidence_missing"] == ""


def test_what_progress_names_is_taken_in_once_and_proves_from_then_on(sample: Workspace) -> None:
    before = proving.missing(sample, QUARTER)
    named = [lack for lack in before if lack.proof]
    assert named and len(named) < len(before)
    entered = proving.take_in_proofs(sample, QUARTER)
    assert entered
    assert {lack.link.place for lack in proving.missing(sample, QUARTER)} == {
        lack.link.place for lack in before if not lack.proof
    }
    assert proving.take_in_proofs(sample, QUARTER) == ()
    assert not any(
        proving.twins(item, entered)[:1] and proving.twins(item, entered)[0].certain for item in entered
    )


def test_a_document_of_the_register_becomes_the_proof_of_an_entry(sample: Workspace) -> None:
    _entered(sample)
    entry = Entry("I.5/1", "2026-Q3", Mark.DONE, done_on=DAY)
    proven = proving.prove_entry(sample, "1", PLAN, entry)
    assert (proven.proof.number, proven.proof.day) == (DOCUMENT.number, DAY)
    assert proving.entry_of(sample, PLAN, "I.5/1", QUARTER) == proven
    found = proving.evidence_of(sample, SubjectKind.TASK, plan_place(PLAN, "I.5/1"))
    assert [item.key for item in found] == ["1"]
    again = proving.enter_proof(sample, proven.proof, proving.task_link("", PLAN, proven))
    assert again.evidence.key == "1"


def _locked(workspace: Workspace) -> None:
    demonstrating.finish_report(workspace)


def test_a_locked_report_keeps_its_documents(sample: Workspace) -> None:
    item = _entered(sample, DOCUMENT, ROW)
    _locked(sample)
    link = replace(ROW, evidence="1")
    with refused(sample, "evidence.in-report"):
        proving.remove(sample, "1")
    with refused(sample, "evidence.link-in-report"):
        proving.unlink(sample, link)
    proving.change(sample, replace(item, abstract="Sửa sau"), item)
    proving.unlink(sample, link, anyway=True)
    report = reporting.get_report(sample, QUARTER)
    (told,) = computing.printed_facts(sample, report).evidence
    assert told == Proven(item, (link,))


def test_what_is_removed_can_be_brought_back(sample: Workspace) -> None:
    _entered(sample, DOCUMENT, ROW)
    former = proving.remove(sample, "1")
    assert whole_register(sample) == ()
    proving.restore(sample, former)
    assert whole_register(sample) == (former,)


def test_the_files_chosen_travel_and_the_same_choice_gives_the_same_bytes(
    sample: Workspace, province: Workspace, paper: Paper, tmp_path: Path
) -> None:
    sample = replace(sample, new_id=lambda: str(uuid4()))  # each build its own file name
    hashes = []
    for number, name in enumerate(("một.pdf", "hai.pdf"), 1):
        _entered(sample, Evidence(number=f"{number}/BC", day=DAY), ROW)
        kept = proving.attach(sample, str(number), paper(name, name)).evidence.file
        assert kept is not None
        hashes.append(kept.sha256)
    _locked(sample)
    report = reporting.get_report(sample, QUARTER)
    both = submitting.pack_report(sample, report)
    chosen = enclosing.choose(sample, report, {hashes[0]})
    assert (chosen.chosen, [item.travels for item in chosen.items]) == (True, [True, False])
    one = submitting.pack_report(sample, report)
    assert one.data != both.data
    assert submitting.pack_report(sample, report).data == one.data
    enclosing.choose(sample, report, set(hashes))
    assert submitting.pack_report(sample, report).data == both.data
    bundle, verdict = unpack(one.data, receiving.known_cards(province))
    assert verdict.acceptable and bundle is not None
    assert {sha: held.title for sha, held in bundle.evidence.items()} == {hashes[0]: "một.pdf"}
    assert [item["file"]["sha256"] for item in bundle.content["evidence"]] == hashes
    target = tmp_path / "in.xacai"
    target.write_bytes(one.data)
    assert receiving.receive(province, target).outcome is Outcome.STORED
    received = province.folder / filing.FOLDER / filing.RECEIVED
    assert [path.name for path in received.iterdir()] == [f"{hashes[0]}.pdf"]


def test_without_a_choice_files_go_along_as_far_as_a_mail_carries_them(
    sample: Workspace, paper: Paper
) -> None:
    for number, size in enumerate((15_000_000, 6_000_000, 1_000), 1):
        _entered(sample, Evidence(number=f"{number}/BC", day=DAY), ROW)
        proving.attach(sample, str(number), paper("a.pdf", str(number), size))
    known = enclosing.enclosures(sample, reporting.get_report(sample, QUARTER))
    assert [item.travels for item in known.items] == [True, False, True]
    assert not known.too_large_for_mail and not known.chosen
    everything = enclosing.choose(
        sample, reporting.get_report(sample, QUARTER), {item.file.sha256 for item in known.items}
    )
    assert everything.too_large_for_mail and all(item.travels for item in everything.items)


def test_a_file_that_should_travel_and_is_gone_stops_the_bundle_until_left_out(
    sample: Workspace, paper: Paper
) -> None:
    _entered(sample, DOCUMENT, ROW)
    kept = proving.attach(sample, "1", paper()).evidence.file
    assert kept is not None
    _locked(sample)
    filing.file_path(sample, kept).unlink()
    report = reporting.get_report(sample, QUARTER)
    with pytest.raises(Refusal, match=r"evidence\.file-gone"):
        submitting.pack_report(sample, report)
    assert not enclosing.enclosures(sample, report).items[0].there
    enclosing.choose(sample, report, ())
    assert submitting.pack_report(sample, report).data


def test_a_year_without_a_plan_lacks_nothing(small: Workspace) -> None:
    assert proving.missing(small, QUARTER) == ()
    assert setting_up.own_card(small).code
