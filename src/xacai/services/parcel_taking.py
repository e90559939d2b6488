"""Evidence parcels coming in: their files are kept where a report held names them, in whatever order the two come."""

from __future__ import annotations

from collections.abc import Iterator

from xacai.db.shelves import Shelves
from xacai.db.shipments import RECEIVED
from xacai.domain.issue import Issue, Refusal, Severity
from xacai.exchange.bundle import Attachment, Bundle, unpack
from xacai.exchange.container import LARGEST_FILE
from xacai.exchange.evidence_parcel import KIND, parcel_hashes, wanted_hashes
from xacai.files.reading import read_limited
from xacai.services.filing import keep_received
from xacai.services.trusting import held_cards
from xacai.services.workspace import Workspace

_REPORT = "report"
_APART = frozenset({"refused", "unknown_office"})


def is_parcel(bundle: Bundle) -> bool:
    """Whether the bundle brings evidence files alone."""
    return bundle.manifest.kind == KIND


def wanted_files(shelves: Shelves, bundle: Bundle) -> dict[str, Attachment]:
    """The files of an arriving bundle that are to be kept: of a parcel those that a report held here names."""
    if not is_parcel(bundle):
        return dict(bundle.evidence)
    wanted = _wanted(shelves, bundle.manifest.office.code, bundle.content["about"]["period"])
    return {sha256: item for sha256, item in bundle.evidence.items() if sha256 in wanted}


def parcel_issues(shelves: Shelves, bundle: Bundle) -> tuple[Issue, ...]:
    """Says where a parcel came before its report: its files wait."""
    about = bundle.content["about"]["period"]
    waiting = parcel_hashes(bundle.content) - _wanted(shelves, bundle.manifest.office.code, about)
    if not waiting:
        return ()
    params = {"count": str(len(waiting)), "period": about}
    return (Issue("bundle.evidence-waits", Severity.WARNING, f"report {about}", params),)


def keep_waiting(workspace: Workspace, report: Bundle) -> None:
    """Keep the files of parcels that came before the report which names them."""
    office, period = report.manifest.stream.office, report.manifest.stream.period
    wanted = wanted_hashes(report.content)
    for parcel in _parcels(workspace, office, period):
        found = {sha256: item for sha256, item in parcel.evidence.items() if sha256 in wanted}
        keep_received(workspace, found)


def _parcels(workspace: Workspace, office: str, period: str) -> Iterator[Bundle]:
    with workspace.store.reading() as shelves:
        held = [
            item
            for item in shelves.shipments.list(RECEIVED, kind=KIND)
            if item.stream.office == office
            and item.stream.period.startswith(f"{period}/")
            and item.outcome not in _APART
        ]
    for item in held:
        path = workspace.folder / "inbox" / item.file_name
        try:
            bundle, _verdict = unpack(read_limited(path, LARGEST_FILE), held_cards(workspace))
        except Refusal:
            continue
        if bundle is not None:
            yield bundle


def _wanted(shelves: Shelves, office: str, period: str) -> frozenset[str]:
    """The files that the reports held of an office and period name, whichever revision."""
    found = frozenset[str]()
    for item in shelves.shipments.list(RECEIVED, kind=_REPORT, period=period):
        if item.stream.office == office and item.outcome not in _APART:
            found |= wanted_hashes(shelves.shipments.content(item.uuid, RECEIVED) or {})
    return found
