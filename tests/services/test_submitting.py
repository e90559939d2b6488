"""Handing over: a revision keeps its bytes; a change makes a new build or revision; nothing leaves by halves."""

from __future__ import annotations

import errno
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.services.offices import PLAN, QUARTER, refused

from xacai.domain.indicator import value
from xacai.domain.period import quarter
from xacai.domain.report import Particulars, ReportState
from xacai.exchange.bundle import Bundle, unpack
from xacai.exchange.carrier import read_arrival
from xacai.files.disk import Disk
from xacai.services import (
    backing_up,
    demonstrating,
    planning,
    receiving,
    reporting,
    sampling,
    setting_up,
    submitting,
)
from xacai.services.workspace import Workspace


def opened(workspace: Workspace, data: bytes) -> Bundle:
    """The bundle in the bytes, as its own office reads it."""
    bundle, verdict = unpack(data, receiving.known_cards(workspace))
    assert bundle is not None, verdict
    return bundle


def finish(workspace: Workspace) -> None:
    """Finalise the report in work and number it."""
    demonstrating.finish_report(workspace)


def test_a_report_in_work_is_not_handed_over(sample: Workspace, tmp_path: Path) -> None:
    with refused(sample, "report.not-finalised"):
        submitting.export_report(sample, QUARTER, tmp_path / "out")
    with refused(sample, "report.unknown"):
        submitting.export_report(sample, quarter(2031, 1), tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_bundle_and_paper_carry_one_code_and_the_report_is_handed_over(
    sample: Workspace, tmp_path: Path
) -> None:
    finish(sample)
    exported = submitting.export_report(sample, QUARTER, tmp_path / "out")
    report = reporting.get_report(sample, QUARTER)
    assert report.state is ReportState.HANDED_OVER
    assert exported.shipment.check_code == reporting.check_code_of(sample, report)
    assert read_arrival(exported.pdf.path) == exported.bundle.path.read_bytes()
    bundle = opened(sample, exported.bundle.path.read_bytes())
    assert bundle.particulars["number"] == "121/BC-UBND"
    assert (bundle.manifest.revision, bundle.manifest.build, bundle.manifest.epoch) == (1, 1, 1)
    newest = submitting.history(sample)[0]
    assert (newest.way, newest.handed_at) == (str(tmp_path / "out"), "2026-09-15T08:30:00")


def test_the_same_content_and_particulars_are_the_same_bytes(sample: Workspace, tmp_path: Path) -> None:
    finish(sample)
    first = submitting.export_report(sample, QUARTER, tmp_path / "a")
    second = submitting.export_report(sample, QUARTER, tmp_path / "b")
    assert first.shipment.uuid == second.shipment.uuid
    assert first.bundle.path.read_bytes() == second.bundle.path.read_bytes()
    assert first.pdf.path.read_bytes() == second.pdf.path.read_bytes()
    assert len([item for item in submitting.history(sample) if item.stream.period == QUARTER.code]) == 1


def test_a_number_entered_later_makes_a_second_build_of_the_same_content(
    sample: Workspace, tmp_path: Path
) -> None:
    report = reporting.get_report(sample, QUARTER)
    reporting.finalise(sample, QUARTER, sampling.reasons_for(sample, report))
    first = submitting.export_report(sample, QUARTER, tmp_path)
    reporting.number_report(sample, QUARTER, Particulars("121/BC-UBND", date(2026, 9, 15)))
    second = submitting.export_report(sample, QUARTER, tmp_path)
    assert (second.shipment.revision, second.shipment.build) == (1, 2)
    assert second.shipment.check_code == first.shipment.check_code
    assert second.shipment.uuid != first.shipment.uuid


def test_a_correction_names_the_revision_before_it(sample: Workspace, tmp_path: Path) -> None:
    finish(sample)
    first = submitting.export_report(sample, QUARTER, tmp_path)
    draft = reporting.correct(sample, QUARTER, "Sai số hồ sơ")
    reporting.fill(sample, draft, {"7.3.1": value(7777)}, overwrite=True)
    finish(sample)
    second = submitting.export_report(sample, QUARTER, tmp_path)
    manifest = opened(sample, second.bundle.path.read_bytes()).manifest
    assert (manifest.revision, manifest.reason) == (2, "Sai số hồ sơ")
    assert manifest.previous is not None
    assert (manifest.previous.revision, manifest.previous.sha256) == (1, first.shipment.content_sha256)


def test_a_bundle_lost_from_the_data_folder_is_made_anew_as_another_build(
    sample: Workspace, tmp_path: Path
) -> None:
    finish(sample)
    first = submitting.export_report(sample, QUARTER, tmp_path)
    (sample.folder / "outbox" / first.shipment.file_name).write_bytes(b"x")
    second = submitting.export_report(sample, QUARTER, tmp_path)
    assert second.shipment.build == 2
    assert second.shipment.content_sha256 == first.shipment.content_sha256


def test_a_plan_is_handed_over_once_it_is_issued(sample: Workspace, tmp_path: Path) -> None:
    exported = submitting.export_plan(sample, PLAN, tmp_path)
    bundle = opened(sample, exported.bundle.path.read_bytes())
    assert (bundle.manifest.kind, bundle.manifest.stream.period) == ("plan", PLAN)
    assert len(bundle.content["tasks"]) == 45
    planning.amend(sample, PLAN, basis="Công văn số 12/UBND")
    with refused(sample, "plan.not-issued-yet"):
        submitting.export_plan(sample, PLAN, tmp_path)


@pytest.mark.file_only
def test_after_a_restore_bundles_bear_the_new_epoch(sample: Workspace, tmp_path: Path) -> None:
    copy = backing_up.back_up(sample)
    sample.close()
    backing_up.restore(sample.folder, copy.name, now=sample.now)
    from tests.services.offices import open_at

    restored = open_at(sample.folder)
    try:
        finish(restored)
        exported = submitting.export_report(restored, QUARTER, tmp_path)
        assert exported.shipment.epoch == 2
        assert opened(restored, exported.bundle.path.read_bytes()).manifest.epoch == 2
    finally:
        restored.close()


class FullForPapers(Disk):
    """A disk that has room for the bundle and none for the PDF."""

    def create(self, path: Path, mode: int) -> int:
        if path.name.endswith(".pdf.part"):
            raise OSError(errno.ENOSPC, "no space")
        return super().create(path, mode)


def test_where_the_paper_has_no_room_the_bundle_does_not_stay_either(
    sample: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A bundle that was left behind unrecorded could be contradicted after a reopening."""
    finish(sample)
    out = tmp_path / "out"
    submitting.pack_report(sample, reporting.get_report(sample, QUARTER))
    monkeypatch.setattr("xacai.files.atomic.Disk", FullForPapers)
    with refused(sample, "bundle.target-full"):
        submitting.export_report(sample, QUARTER, out)
    assert list(out.iterdir()) == []
    assert reporting.get_report(sample, QUARTER).state is ReportState.NUMBERED


def test_a_bundle_written_earlier_stays_when_a_second_writing_fails(
    sample: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    finish(sample)
    exported = submitting.export_report(sample, QUARTER, tmp_path)
    before = exported.bundle.path.read_bytes()
    monkeypatch.setattr("xacai.files.atomic.Disk", FullForPapers)
    with refused(sample, "bundle.target-full"):
        submitting.export_report(sample, QUARTER, tmp_path)
    assert exported.bundle.path.read_bytes() == before


def test_without_its_key_an_office_sends_nothing(sample: Workspace, tmp_path: Path) -> None:
    finish(sample)
    (sample.folder / "office.key").unlink()
    with refused(sample, "bundle.key-missing"):
        submitting.export_report(sample, QUARTER, tmp_path)
    assert list(tmp_path.glob("*.xacai")) == []


def test_finalised_reports_wait_until_they_are_sent(sample: Workspace, tmp_path: Path) -> None:
    def reports() -> dict[str, reporting.Report]:
        return {item.period.code: item for item in reporting.list_reports(sample)}

    assert submitting.unsent(sample, reports()) == 0
    finish(sample)
    assert submitting.unsent(sample, reports()) == 1
    submitting.export_report(sample, QUARTER, tmp_path)
    assert submitting.unsent(sample, reports()) == 0


def test_the_seal_is_that_of_the_office(sample: Workspace) -> None:
    finish(sample)
    packed = submitting.pack_report(sample, reporting.get_report(sample, QUARTER))
    card = setting_up.own_card(sample)
    _bundle, verdict = unpack(packed.data, {})
    assert (verdict.whole, verdict.trusted, verdict.key_id) == (True, False, card.key_id)
    stranger = replace(card, public=bytes(32))
    _bundle, verdict = unpack(packed.data, {stranger.key_id: stranger})
    assert not verdict.acceptable
