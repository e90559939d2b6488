"""What travels in a report's bundle: which files of its evidence, how large that is; the choice is kept.

Without a choice every file goes along as far as an e-mail carries it. What is left out stays named by its hash in
the report's content.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from xacai.domain.evidence import Evidence, EvidenceFile, Proven
from xacai.domain.issue import refuse
from xacai.domain.report import Report
from xacai.exchange.bundle import Attachment
from xacai.services.computing import printed_facts
from xacai.services.filing import is_there, read_file
from xacai.services.workspace import Workspace

MAIL_LIMIT = 18_000_000
"""Bytes of files that an e-mail carries: encoded for the way they grow by 37 %, and servers often stop at 25 MB."""
LARGEST, MOST = 95_000_000, 400
"""Bytes and number of files that a bundle takes beside its data."""
MAIL_ROOM = MAIL_LIMIT - 1_000_000
"""Of these the bytes for files: the rest is for data, sheets and seal."""
_SETTING = "report.left-out"


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file of the report's evidence: whether it travels, and whether it is still in the data folder."""

    evidence: Evidence
    file: EvidenceFile
    travels: bool
    there: bool


@dataclass(frozen=True, slots=True)
class Enclosures:
    """All files of a report's evidence; ``chosen`` once a person chose."""

    items: tuple[Enclosure, ...] = ()
    chosen: bool = False

    @property
    def travelling(self) -> tuple[Enclosure, ...]:
        """Those that go into the bundle."""
        return tuple(item for item in self.items if item.travels)

    @property
    def size(self) -> int:
        """Bytes of the files that go into the bundle."""
        return sum(item.file.size for item in self.travelling)

    @property
    def too_large_for_mail(self) -> bool:
        """Whether a mail would not carry the bundle."""
        return self.size > MAIL_ROOM


def enclosures(workspace: Workspace, report: Report, evidence: Iterable[Proven] | None = None) -> Enclosures:
    """What would travel with the report now; ``evidence`` where the report's content is known already."""
    told = printed_facts(workspace, report).evidence if evidence is None else evidence
    with workspace.store.reading() as shelves:
        setting = shelves.settings.get(_name(report))
    left_out = set(setting.split()) if setting else None
    return enclosed(workspace, (item.evidence for item in told), left_out)


def enclosed(
    workspace: Workspace, documents: Iterable[Evidence], left_out: Collection[str] | None = None
) -> Enclosures:
    """The files of documents, each once; without a choice (``left_out``, by SHA-256) what an e-mail carries."""
    files: dict[str, Evidence] = {}
    for item in documents:
        if item.file is not None:
            files.setdefault(item.file.sha256, item)
    stay = beyond_a_mail(item.file for item in files.values() if item.file) if left_out is None else left_out
    items = tuple(
        Enclosure(item, item.file, sha256 not in stay, is_there(workspace, item.file))
        for sha256, item in files.items()
        if item.file is not None
    )
    return Enclosures(items, left_out is not None)


def with_scan(workspace: Workspace, report: Report, known: Enclosures) -> Enclosures:
    """The same with the scan of the signed page, which always travels."""
    return with_file(workspace, known, report.particulars.scan)


def with_file(workspace: Workspace, known: Enclosures, scan: EvidenceFile | None) -> Enclosures:
    """The same with one more file that always travels."""
    if scan is None or scan.sha256 in {item.file.sha256 for item in known.travelling}:
        return known
    others = tuple(item for item in known.items if item.file.sha256 != scan.sha256)
    return replace(known, items=(*others, Enclosure(Evidence(), scan, True, is_there(workspace, scan))))


def choose(workspace: Workspace, report: Report, travelling: Collection[str]) -> Enclosures:
    """Keep which files travel, by SHA-256; refused where a bundle would not take them: ``evidence.too-much``."""
    known = enclosures(workspace, report)
    wanted = [item for item in known.items if item.file.sha256 in travelling]
    size = sum(item.file.size for item in wanted)
    if size > LARGEST or len(wanted) > MOST:
        params = {"limit": str(LARGEST // 1_000_000), "most": str(MOST)}
        raise refuse("evidence.too-much", f"report {report.period.code}", **params)
    left_out = [item.file.sha256 for item in known.items if item.file.sha256 not in travelling]
    with workspace.store.writing("report.enclose", report.period.code) as shelves:
        shelves.settings.set(_name(report), " ".join(left_out) or "-")
    return enclosures(workspace, report)


def attachments(workspace: Workspace, known: Enclosures) -> tuple[Attachment, ...]:
    """The files that travel, read and compared with their hashes; refused where one is gone."""
    return tuple(Attachment(read_file(workspace, item.file), item.file.name) for item in known.travelling)


def staying(known: Enclosures) -> tuple[Enclosure, ...]:
    """The files that stay behind though they are in the data folder: they can follow later."""
    return tuple(item for item in known.items if not item.travels and item.there)


def beyond_a_mail(files: Iterable[EvidenceFile]) -> set[str]:
    """The files, by SHA-256, that an e-mail has no room left for, in the order given."""
    left, beyond = MAIL_ROOM, set()
    for item in files:
        if item.size > left:
            beyond.add(item.sha256)
        else:
            left -= item.size
    return beyond


def _name(report: Report) -> str:
    return f"{_SETTING} {report.period.code}"
