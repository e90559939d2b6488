"""A report as e-mail drafts: what is in them, what is too large, what the office above makes of the files."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest
from tests.services.mails import attach, attached, kept_above, read_draft
from tests.services.offices import QUARTER, refused

from xacai.domain.report import ReportState
from xacai.exchange.carrier import carried_bundle
from xacai.exchange.replay import Outcome
from xacai.files.disk import Disk
from xacai.services import demonstrating, enclosing, mailing, receiving, reporting, submitting
from xacai.services.mailing import Beyond, draft_mail
from xacai.services.workspace import Workspace


def save(files: dict[str, bytes], folder: Path) -> list[Path]:
    """What the receiver saves from a mail."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return [folder / name for name in files]


def test_bundle_and_paper_are_attached_and_the_report_is_handed_over(
    sample: Workspace, tmp_path: Path
) -> None:
    demonstrating.finish_report(sample)
    done = draft_mail(sample, QUARTER, tmp_path / "thư", to=" sonoivu@vangiang.gov.vn ")
    (draft,) = done.drafts
    message, files = read_draft(draft.path), attached(draft.path)
    assert message["To"] == "sonoivu@vangiang.gov.vn"
    assert "121/BC-UBND" in message["Subject"] and "quý III năm 2026" in message["Subject"]
    words = message.get_body()
    assert words is not None and done.shipment.check_code in words.get_content()
    assert list(files) == [done.shipment.file_name, "121-BC-UBND_CCHC_2026-Q3.pdf"]
    bundle, pdf = files.values()
    assert carried_bundle(pdf) == bundle
    assert reporting.get_report(sample, QUARTER).state is ReportState.HANDED_OVER
    newest = submitting.history(sample)[0]
    assert (newest.uuid, newest.way) == (done.shipment.uuid, str(draft.path))
    exported = submitting.export_report(sample, QUARTER, tmp_path / "usb")
    assert exported.bundle.path.read_bytes() == bundle


def test_the_same_draft_is_the_same_bytes(sample: Workspace, tmp_path: Path) -> None:
    demonstrating.finish_report(sample)
    first, second = (draft_mail(sample, QUARTER, tmp_path / name).drafts[0] for name in ("a", "b"))
    assert first.sha256 == second.sha256


def test_refusals_write_nothing(sample: Workspace, tmp_path: Path) -> None:
    with refused(sample, "report.not-finalised"):
        draft_mail(sample, QUARTER, tmp_path / "out")
    demonstrating.finish_report(sample)
    for address in (
        "sonoivu",
        "a@b",
        "a b@c.vn",
        "a@c.vn\r\nBcc: d@e.vn",
        "a@c.vn, d@e.vn",
        "x" * 250 + "@c.vn",
    ):
        with refused(sample, "mail.address"):
            draft_mail(sample, QUARTER, tmp_path / "out", to=address)
    assert not (tmp_path / "out").exists()


def test_too_large_files_stay_out_or_follow_in_drafts_of_their_own(
    sample: Workspace, province: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A mail carries 3 MB here, 2 of files: two fit, one follows alone, one is too large for any mail."""
    monkeypatch.setattr(enclosing, "MAIL_ROOM", 2_000_000)
    monkeypatch.setattr(mailing, "MAIL_ROOM", 2_000_000)
    monkeypatch.setattr(mailing, "MAIL_LIMIT", 3_000_000)
    sizes = {"một.pdf": 900_000, "hai.pdf": 900_000, "ba.pdf": 1_500_000, "bốn.pdf": 2_500_000}
    attach(sample, tmp_path, sizes)
    report = demonstrating.finish_report(sample)
    everything = {item.file.sha256 for item in enclosing.enclosures(sample, report).items}
    enclosing.choose(sample, report, everything)
    with refused(sample, "mail.too-large"):
        draft_mail(sample, QUARTER, tmp_path / "thư")

    alone = draft_mail(sample, QUARTER, tmp_path / "một thư", beyond=Beyond.LEAVE_OUT)
    assert [item.file.name for item in alone.left_out] == ["ba.pdf", "bốn.pdf"]
    (draft,) = alone.drafts
    assert sum(len(data) for data in attached(draft.path).values()) <= 3_000_000

    done = draft_mail(sample, QUARTER, tmp_path / "hai thư", beyond=Beyond.APART)
    assert [item.file.name for item in done.left_out] == ["bốn.pdf"]
    first, second = done.drafts
    assert done.shipment.uuid == alone.shipment.uuid
    parcel = save(attached(second.path), tmp_path / "đến 2")
    early = receiving.receive(province, *parcel)
    assert early.outcome is Outcome.STORED and early.reasons[0].code == "bundle.evidence-waits"
    assert (
        receiving.receive(province, save(attached(first.path), tmp_path / "đến 1")[0]).outcome
        is Outcome.STORED
    )
    kept = kept_above(province)
    held = {item.file.name: item.file.sha256 in kept for item in enclosing.enclosures(sample, report).items}
    assert held == {"một.pdf": True, "hai.pdf": True, "ba.pdf": True, "bốn.pdf": False}


def test_where_bundle_and_paper_are_too_large_together_the_paper_goes_without(
    sample: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    attach(sample, tmp_path, {"một.pdf": 700_000})
    demonstrating.finish_report(sample)
    both = attached(draft_mail(sample, QUARTER, tmp_path / "a").drafts[0].path)
    monkeypatch.setattr(mailing, "MAIL_LIMIT", sum(len(data) for data in both.values()) - 1)
    bundle, pdf = attached(draft_mail(sample, QUARTER, tmp_path / "b").drafts[0].path).values()
    assert bundle == next(iter(both.values())) and len(pdf) < 700_000
    monkeypatch.setattr(mailing, "MAIL_LIMIT", 500_000)
    with refused(sample, "mail.too-large"):
        draft_mail(sample, QUARTER, tmp_path / "c")


class FullForTheSecond(Disk):
    """A disk with room for the first draft alone."""

    def create(self, path: Path, mode: int) -> int:
        if path.name.endswith("tai-lieu-1.eml.part"):
            raise OSError(errno.ENOSPC, "no space")
        return super().create(path, mode)


def test_all_drafts_or_none(sample: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(enclosing, "MAIL_ROOM", 500_000)
    monkeypatch.setattr(mailing, "MAIL_ROOM", 1_000_000)
    attach(sample, tmp_path, {"một.pdf": 700_000})
    report = demonstrating.finish_report(sample)
    submitting.pack_report(sample, report)
    monkeypatch.setattr("xacai.files.atomic.Disk", FullForTheSecond)
    out = tmp_path / "out"
    with pytest.raises(mailing.Refusal) as caught:
        draft_mail(sample, QUARTER, out, beyond=Beyond.APART)
    assert caught.value.issue.code == "bundle.target-full"
    assert list(out.iterdir()) == []
    assert reporting.get_report(sample, QUARTER).state is ReportState.NUMBERED
