"""Receiving: one answer for each file, harmless twice, the same state in every order, nothing on a dry run."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import pytest
from tests.services import offices
from tests.services.digest import connect, files_digest, tables_digest
from tests.services.offices import QUARTER, Sent, open_at

from xacai.db.shipments import RECEIVED
from xacai.db.store import FILE
from xacai.domain.indicator import value
from xacai.exchange.bundle import pack, sender
from xacai.exchange.keys import OfficeKey, make_key
from xacai.exchange.manifest import Manifest
from xacai.exchange.replay import Outcome
from xacai.services import demonstrating, receiving, reporting, setting_up, submitting
from xacai.services.receiving import Reception, receive
from xacai.services.workspace import Workspace


@dataclass(frozen=True)
class Chain:
    """Three revisions of one report."""

    first: Path
    second: Path
    third: Path


@cache
def chain_of(base: Path) -> Chain:
    """The sample's report, corrected twice."""
    folder = base / "chain"
    shutil.copytree(offices.sent(base).folder, folder)
    workspace = open_at(folder)
    paths = [offices.sent(base).exported.bundle.path]
    for number in (7777, 7778):
        draft = reporting.correct(workspace, QUARTER, f"Sai số văn bản đi, đúng là {number}")
        reporting.fill(workspace, draft, {"7.3.1": value(number)}, overwrite=True)
        demonstrating.finish_report(workspace)
        paths.append(submitting.export_report(workspace, QUARTER, base / "chain-out").bundle.path)
    workspace.close()
    return Chain(*paths)


@pytest.fixture
def chain(base: Path) -> Chain:
    return chain_of(base)


def counted(workspace: Workspace) -> str:
    """The value of row 7.3.1 that counts for the sample office."""
    with closing(connect(workspace.folder / FILE)) as connection:
        row = connection.execute("SELECT micro FROM received_value WHERE code = '7.3.1'").fetchone()
    return str(row[0] // 1_000_000) if row else ""


def outcomes(workspace: Workspace, paths: Sequence[Path]) -> list[str]:
    """The answers to some files."""
    return [receive(workspace, path).outcome.value for path in paths]


def test_a_report_is_stored_once_and_its_paper_is_the_same(province: Workspace, sent: Sent) -> None:
    paths = [sent.exported.bundle.path, sent.exported.bundle.path, sent.exported.pdf.path]
    assert outcomes(province, paths) == ["stored", "already", "already"]
    with province.store.reading() as shelves:
        (kept,) = shelves.shipments.list(RECEIVED)
        content = shelves.shipments.content(kept.uuid, RECEIVED)
    assert (kept.check_code, kept.outcome) == (sent.exported.shipment.check_code, "stored")
    assert content is not None
    assert content["period"] == QUARTER.code
    assert (province.folder / "inbox" / kept.file_name).read_bytes() == sent.exported.bundle.path.read_bytes()


def test_an_office_reads_what_it_sent_itself(sender: Workspace, sent: Sent) -> None:
    assert receive(sender, sent.exported.bundle.path).outcome is Outcome.STORED


def test_a_dry_run_says_the_same_and_writes_nothing(province: Workspace, chain: Chain) -> None:
    before = tables_digest(province.folder / FILE), files_digest(province.folder / "inbox")
    dry = [receive(province, path, dry_run=True).outcome.value for path in (chain.first, chain.second)]
    assert dry == ["stored", "gap"]
    assert (tables_digest(province.folder / FILE), files_digest(province.folder / "inbox")) == before
    receive(province, chain.first)
    assert receive(province, chain.second, dry_run=True).outcome is Outcome.STORED
    assert receive(province, chain.first, dry_run=True).outcome is Outcome.ALREADY


def test_an_older_revision_never_wins(province: Workspace, chain: Chain) -> None:
    assert outcomes(province, [chain.second, chain.first, chain.first]) == ["gap", "older", "already"]
    assert counted(province) == "7777"
    with province.store.reading() as shelves:
        head = shelves.shipments.head(submitting.Stream("97213", QUARTER.code, "report"), RECEIVED)
    assert head is not None
    assert head.revision == 2


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_every_order_of_arrival_comes_to_the_same(
    province: Workspace, chain: Chain, order: Sequence[int]
) -> None:
    paths = (chain.first, chain.second, chain.third)
    outcomes(province, [paths[at] for at in (*order, *reversed(order))])
    with province.store.reading() as shelves:
        kept = shelves.shipments.list(RECEIVED)
    assert [item.revision for item in kept] == [1, 2, 3]
    assert {item.outcome for item in kept} <= {"stored", "gap", "older"}
    assert counted(province) == "7778"
    assert outcomes(province, paths) == ["already"] * 3


def test_a_gap_is_told_with_the_numbers_that_are_missing(province: Workspace, chain: Chain) -> None:
    receive(province, chain.first)
    reception = receive(province, chain.third)
    assert reception.outcome is Outcome.GAP
    assert (reception.reasons[0].params["first"], reception.reasons[0].params["last"]) == ("2", "2")


def key_of(sent: Sent, folder: Path) -> OfficeKey:
    """The sample office's own key, to make bundles that only it could make."""
    shutil.copytree(sent.folder, folder)
    workspace = open_at(folder)
    try:
        return setting_up.office_key(workspace)
    finally:
        workspace.close()


def forged(sent: Sent, key: OfficeKey, target: Path, *, number: str, uuid: str, code: str = "97213") -> Path:
    """The sample's report with another number in one cell, sealed with a key."""
    bundle, _verdict = receiving.verify_bundle(sent.exported.bundle.path, {})
    assert bundle is not None
    content = {**bundle.content, "values": {**bundle.content["values"]}}
    content["values"]["7.3.1"] = {**content["values"]["7.3.1"], "value": number}
    content["office"] = {**content["office"], "code": code}
    old = bundle.manifest
    manifest = Manifest(
        kind=old.kind,
        uuid=uuid,
        office=sender(code, old.office.name, key),
        stream=replace(old.stream, office=code),
        revision=old.revision,
        created=old.created,
        program=old.program,
        schema=old.schema,
        catalogue=old.catalogue,
        audit_head=old.audit_head,
    )
    target.write_bytes(pack(manifest, content=content, particulars=bundle.particulars, key=key))
    return target


OTHER_UUID = "11111111-1111-4111-8111-111111111111"


def test_another_content_under_one_revision_is_set_aside(
    province: Workspace, sent: Sent, tmp_path: Path
) -> None:
    key = key_of(sent, tmp_path / "key")
    receive(province, sent.exported.bundle.path)
    assert counted(province) != ""
    fork = forged(sent, key, tmp_path / "khac.xacai", number="1", uuid=OTHER_UUID)
    assert outcomes(province, [fork, fork]) == ["fork", "fork"]
    assert counted(province) == "", "neither counts until a person has chosen"
    assert receive(province, sent.exported.bundle.path).outcome is Outcome.FORK


def test_a_fork_that_bears_the_uuid_of_the_one_received_does_not_push_it_out(
    province: Workspace, sent: Sent, tmp_path: Path
) -> None:
    key = key_of(sent, tmp_path / "key")
    receive(province, sent.exported.bundle.path)
    uuid = sent.exported.shipment.uuid
    fork = forged(sent, key, tmp_path / "khac.xacai", number="1", uuid=uuid)
    assert receive(province, fork, dry_run=True).outcome is Outcome.FORK
    assert receive(province, fork).outcome is Outcome.FORK
    with province.store.reading() as shelves:
        kept = shelves.shipments.by_uuid(uuid, RECEIVED)
        held = shelves.quarantine.list()
    assert kept is not None
    assert (kept.sha256, kept.outcome) == (sent.exported.shipment.sha256, "stored")
    assert [item.issue.code for item in held] == ["bundle.fork"]


def test_a_stranger_cannot_push_out_a_report_by_bearing_its_uuid(
    province: Workspace, sent: Sent, tmp_path: Path
) -> None:
    receive(province, sent.exported.bundle.path)
    uuid = sent.exported.shipment.uuid
    strange = forged(sent, make_key(), tmp_path / "la.xacai", number="1", uuid=uuid, code="98765")
    assert receive(province, strange).outcome is Outcome.UNKNOWN_OFFICE
    with province.store.reading() as shelves:
        kept = shelves.shipments.by_uuid(uuid, RECEIVED)
    assert kept is not None
    assert kept.stream.office == "97213"


def test_a_strangers_uuid_does_not_keep_the_true_report_out(
    province: Workspace, sent: Sent, tmp_path: Path
) -> None:
    uuid = sent.exported.shipment.uuid
    strange = forged(sent, make_key(), tmp_path / "la.xacai", number="1", uuid=uuid, code="98765")
    assert outcomes(province, [strange, sent.exported.bundle.path]) == ["unknown_office", "stored"]
    with province.store.reading() as shelves:
        kept = shelves.shipments.by_uuid(uuid, RECEIVED)
    assert kept is not None
    assert kept.stream.office == "97213"


def test_an_office_that_is_not_confirmed_is_kept_apart_and_counts_later(blank: Workspace, sent: Sent) -> None:
    from xacai.services import sampling

    setting_up.found_office(blank, sampling.sample_receiver())
    reception = receive(blank, sent.exported.bundle.path)
    assert reception.outcome is Outcome.UNKNOWN_OFFICE
    assert counted(blank) == ""
    offices.trust(blank, sent.card)
    assert receive(blank, sent.exported.bundle.path).outcome is Outcome.STORED
    assert counted(blank) != ""


def test_another_key_under_a_known_code_is_refused(province: Workspace, sent: Sent, tmp_path: Path) -> None:
    false = forged(sent, make_key(), tmp_path / "gia.xacai", number="1", uuid=OTHER_UUID)
    reception = receive(province, false)
    assert reception.outcome is Outcome.REFUSED
    assert reception.reasons[0].code == "bundle.key-changed"


def test_what_is_no_bundle_is_refused_and_nothing_is_written(province: Workspace, tmp_path: Path) -> None:
    before = tables_digest(province.folder / FILE), files_digest(province.folder)
    (tmp_path / "a.xacai").write_bytes(b"PK\x03\x04 not really")
    (tmp_path / "b.xacai").write_bytes(b"")
    (tmp_path / "c.pdf").write_bytes(b"%PDF-1.7 nothing inside")
    found = [receive(province, path) for path in (*sorted(tmp_path.glob("*.*")), tmp_path / "gone.xacai")]
    assert [item.outcome for item in found] == [Outcome.REFUSED] * 4
    assert all(isinstance(item, Reception) and item.reasons for item in found)
    assert (tables_digest(province.folder / FILE), files_digest(province.folder)) == before


def test_a_data_folder_without_an_office_receives_nothing(blank: Workspace, sent: Sent) -> None:
    with offices.refused(blank, "office.not-set-up"):
        receive(blank, sent.exported.bundle.path)


def test_a_plan_is_received_too(province: Workspace, sender: Workspace, tmp_path: Path) -> None:
    plan = submitting.export_plan(sender, offices.PLAN, tmp_path)
    assert outcomes(province, [plan.bundle.path, plan.pdf.path]) == ["stored", "already"]
    assert counted(province) == ""


def test_a_folder_is_looked_through_for_what_may_hold_bundles(tmp_path: Path) -> None:
    for name in ("b.xacai", "sub/Copy of a (1).xacai.zip", "bao-cao.PDF", "anh.jpg", "ghi-chu.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    found = receiving.files_in([tmp_path, tmp_path / "anh.jpg"])
    assert [path.name for path in found] == ["b.xacai", "bao-cao.PDF", "Copy of a (1).xacai.zip", "anh.jpg"]
