"""Evidence that was left out follows in bundles of its own, by stick or folder."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from tests.services.mails import attach, kept_above
from tests.services.offices import QUARTER, refused

from xacai.domain.evidence import Evidence, EvidenceFile
from xacai.exchange.replay import Outcome
from xacai.services import demonstrating, enclosing, filing, parcels, receiving, resending, submitting
from xacai.services.enclosing import Enclosure
from xacai.services.workspace import Workspace


def test_what_was_left_out_follows_and_is_kept_above(
    sample: Workspace, province: Workspace, tmp_path: Path
) -> None:
    attach(sample, tmp_path, {"một.pdf": 1000, "hai.pdf": 2000})
    report = demonstrating.finish_report(sample)
    enclosing.choose(sample, report, ())
    main = submitting.export_report(sample, QUARTER, tmp_path / "usb")
    (parcel,) = parcels.export_parcels(sample, QUARTER, tmp_path / "usb")
    files = {item.file.sha256 for item in enclosing.enclosures(sample, report).items}
    assert receiving.receive(province, main.bundle.path).outcome is Outcome.STORED
    assert not kept_above(province) & files
    came = receiving.receive(province, parcel.bundle.path)
    assert (came.outcome, came.reasons) == (Outcome.STORED, ())
    assert kept_above(province) >= files
    assert receiving.receive(province, parcel.bundle.path).outcome is Outcome.ALREADY


def test_it_stands_in_the_history_and_is_written_again_the_same(sample: Workspace, tmp_path: Path) -> None:
    attach(sample, tmp_path, {"một.pdf": 1000})
    enclosing.choose(sample, demonstrating.finish_report(sample), ())
    (first,) = parcels.export_parcels(sample, QUARTER, tmp_path / "a")
    (second,) = parcels.export_parcels(sample, QUARTER, tmp_path / "b")
    assert first.bundle.sha256 == second.bundle.sha256
    held = next(item for item in submitting.history(sample) if item.uuid == first.shipment.uuid)
    assert held.way == str(tmp_path / "b")
    assert resending.resend(sample, held, tmp_path / "c").sha256 == first.bundle.sha256


def test_refusals(sample: Workspace, tmp_path: Path) -> None:
    attach(sample, tmp_path, {"một.pdf": 1000})
    with refused(sample, "evidence.nothing-left"):
        parcels.export_parcels(sample, QUARTER, tmp_path / "a")
    report = demonstrating.finish_report(sample)
    enclosing.choose(sample, report, ())
    (held,) = enclosing.enclosures(sample, report).items
    filing.file_path(sample, held.file).unlink()
    with refused(sample, "evidence.nothing-left"):
        parcels.export_parcels(sample, QUARTER, tmp_path / "a")


@given(st.lists(st.integers(1, 50), max_size=30), st.integers(1, 80))
def test_files_are_split_in_their_order_and_no_parcel_is_above_the_limit(
    sizes: list[int], limit: int
) -> None:
    items = [
        Enclosure(Evidence(), EvidenceFile(f"{place:064x}", "a.pdf", size, "pdf"), False, True)
        for place, size in enumerate(sizes)
    ]
    found = parcels.split(items, limit)
    assert [item for parcel in found for item in parcel] == items
    assert all(sum(item.file.size for item in parcel) <= limit or len(parcel) == 1 for parcel in found)
