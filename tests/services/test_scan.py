"""The scan of the signed page: kept by content, travels in the bundle, leaves content and check code alone."""

from __future__ import annotations

from pathlib import Path

from tests.services import offices
from tests.services.offices import QUARTER

from xacai.services import demonstrating, filing, receiving, reporting, submitting
from xacai.services.workspace import Workspace

PICTURE = b"\x89PNG\r\n\x1a\n" + b"0" * 64


def scan(tmp_path: Path, data: bytes = PICTURE, name: str = "trang ký.png") -> Path:
    path = tmp_path / name
    path.write_bytes(data)
    return path


def test_the_scan_travels_and_the_check_code_stays(sample: Workspace, tmp_path: Path) -> None:
    demonstrating.finish_report(sample)
    before = reporting.check_code_of(sample, reporting.get_report(sample, QUARTER))
    report = reporting.attach_scan(sample, QUARTER, scan(tmp_path))
    assert reporting.check_code_of(sample, report) == before
    held = reporting.get_report(sample, QUARTER).particulars.scan
    assert held is not None
    assert (held.name, held.type) == ("trang ký.png", "png")
    assert filing.read_file(sample, held) == PICTURE
    exported = submitting.export_report(sample, QUARTER, tmp_path / "out")
    bundle, verdict = receiving.verify_bundle(exported.bundle.path, receiving.known_cards(sample))
    assert bundle is not None
    assert verdict.check_code == before
    assert bundle.evidence[held.sha256].data == PICTURE
    assert bundle.particulars["scan"]["sha256"] == held.sha256


def test_numbering_again_keeps_the_scan_and_a_correction_begins_without(
    sample: Workspace, tmp_path: Path
) -> None:
    demonstrating.finish_report(sample)
    report = reporting.attach_scan(sample, QUARTER, scan(tmp_path))
    again = reporting.number_report(sample, QUARTER, report.particulars)
    assert again.particulars.scan == report.particulars.scan
    submitting.export_report(sample, QUARTER, tmp_path / "out")
    assert reporting.correct(sample, QUARTER, "Sai số").particulars.scan is None


def test_what_is_no_scan_is_refused(sample: Workspace, tmp_path: Path) -> None:
    with offices.refused(sample, "report.scan-early"):
        reporting.attach_scan(sample, QUARTER, scan(tmp_path))
    demonstrating.finish_report(sample)
    with offices.refused(sample, "bundle.evidence-type"):
        reporting.attach_scan(sample, QUARTER, scan(tmp_path, b"MZ" + b"0" * 64, "ký.pdf"))
