"""The tables: flat rows, STRICT, integers for money (đồng) and for numbers of rows (millionths, ``micro``).

Texts that are lists (recipients, windows, thresholds) are JSON. Days are ISO 8601 text. A plan's parts are
kept by their ``place``, because a draft may hold the same key twice until it is checked.
"""

from typing import Any, ClassVar

from sqlalchemy import BigInteger, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text
from sqlalchemy import text as sql
from sqlmodel import Field, SQLModel

METADATA = MetaData()
STRICT: dict[str, Any] = {"sqlite_strict": True}
CLUSTERED: dict[str, Any] = {"sqlite_strict": True, "sqlite_with_rowid": False}
# 64 bits everywhere; SQLite's INTEGER has them already, and STRICT tables know no BIGINT.
WIDE = BigInteger().with_variant(Integer(), "sqlite")
# Everywhere the order of SQLite, byte by byte: a server would sort by the language that it was set up for.
TEXT = Text().with_variant(Text(collation="C"), "postgresql")


def _text(**options: Any) -> Any:
    return Field(sa_type=TEXT, **options)


def _part_of(column: str) -> Any:
    """First column of a part's key: the row it belongs to, and with which it goes."""
    return Field(sa_type=TEXT, sa_column_args=(ForeignKey(column, ondelete="CASCADE"),), primary_key=True)


class Row(SQLModel):
    """What all rows share: one catalogue of tables of our own, apart from any other user of SQLModel."""

    metadata: ClassVar[MetaData] = METADATA


class OfficeRow(Row, table=True):
    """An office; ``own`` 1 for the one that this store belongs to."""

    __tablename__ = "office"
    __table_args__: ClassVar[Any] = (
        Index("office_own", "own", unique=True, sqlite_where=sql("own = 1"), postgresql_where=sql("own = 1")),
        STRICT,
    )
    code: str = _text(primary_key=True)
    own: int
    name: str = _text()
    place: str = _text()
    superior_code: str = _text()
    superior_name: str = _text()
    valid_from: str | None = _text()
    valid_to: str | None = _text()
    receives: int
    exchange_id: str = _text()
    signer_authority: str = _text()
    signer_name: str = _text()
    recipients: str = _text()


class DepartmentRow(Row, table=True):
    """A department of an office."""

    __tablename__ = "department"
    __table_args__: ClassVar[Any] = STRICT
    office_code: str = _part_of("office.code")
    place: int = Field(primary_key=True)
    name: str = _text()
    spellings: str = _text()
    valid_from: str | None = _text()
    valid_to: str | None = _text()
    successor: str = _text()


class CardRow(Row, table=True):
    """An office's public key as it was pinned; ``state`` pinned, unconfirmed or revoked."""

    __tablename__ = "card"
    __table_args__: ClassVar[Any] = STRICT
    key_id: str = _text(primary_key=True)
    code: str = _text(index=True)
    name: str = _text()
    public: bytes = Field(sa_type=LargeBinary)
    state: str = _text()
    pinned_at: str = _text()
    revoked_on: str | None = _text()
    reason: str = _text()


class PlanRow(Row, table=True):
    """A plan's head; the parts stand in tables of their own."""

    __tablename__ = "plan"
    __table_args__: ClassVar[Any] = STRICT
    key: str = _text(primary_key=True)
    year: int
    kind: str = _text()
    state: str = _text()
    revision: int
    title: str = _text()
    number: str = _text()
    day: str | None = _text()
    issue_place: str = _text()
    issuer: str = _text()
    document_kind: str = _text()
    decision_number: str | None = _text()
    decision_day: str | None = _text()
    decision_place: str = _text()
    decision_subject: str = _text()
    decision_organ: str = _text()
    decision_bases: str = _text()
    decision_proposals: str = _text()
    decision_articles: str = _text()
    decision_recipients: str = _text()
    decision_authority: str = _text()
    decision_signer: str = _text()
    legal_bases: str = _text()
    recipients: str = _text()
    signer_authority: str = _text()
    signer_name: str = _text()


class SectionRow(Row, table=True):
    """A part of the plan's text."""

    __tablename__ = "section"
    __table_args__: ClassVar[Any] = STRICT
    plan_key: str = _part_of("plan.key")
    place: int = Field(primary_key=True)
    heading: str = _text()
    level: int
    text: str = _text()


class PlanFieldRow(Row, table=True):
    """A field (lĩnh vực) of the plan."""

    __tablename__ = "plan_field"
    __table_args__: ClassVar[Any] = STRICT
    plan_key: str = _part_of("plan.key")
    place: int = Field(primary_key=True)
    no: str = _text()
    title: str = _text()
    code: str | None = _text()


class TargetRow(Row, table=True):
    """A target of the plan; thresholds as JSON."""

    __tablename__ = "target"
    __table_args__: ClassVar[Any] = STRICT
    plan_key: str = _part_of("plan.key")
    place: int = Field(primary_key=True)
    key: str = _text()
    text: str = _text()
    field_no: str = _text()
    no: str = _text()
    lead: str = _text()
    coordinating: str = _text()
    indicator: str = _text()
    thresholds: str = _text()
    baseline: str | None = _text()
    baseline_text: str = _text()
    milestones: str = _text()


class DeadlineColumns(SQLModel):
    """A deadline as written and as read."""

    deadline_text: str = _text()
    windows: str = _text()
    exclusive: int
    recurrence: str = _text()
    condition: str | None = _text()
    doubts: str = _text()


class TaskRow(Row, DeadlineColumns, table=True):
    """A task of the plan."""

    __tablename__ = "task"
    __table_args__: ClassVar[Any] = STRICT
    plan_key: str = _part_of("plan.key")
    place: int = Field(primary_key=True)
    key: str = _text()
    content: str = _text()
    field_no: str = _text()
    no: str = _text()
    objective: str = _text()
    parent: str = _text()
    product: str = _text()
    deliverables: str = _text()
    lead: str = _text()
    coordinating: str = _text()
    budget_text: str = _text()
    budget_vnd: int | None = Field(sa_type=WIDE)
    budget_source: str = _text()
    note: str = _text()


class DutyRow(Row, DeadlineColumns, table=True):
    """A duty that the plan's body lays down."""

    __tablename__ = "duty"
    __table_args__: ClassVar[Any] = STRICT
    plan_key: str = _part_of("plan.key")
    place: int = Field(primary_key=True)
    text: str = _text()


class PlanRevisionRow(Row, table=True):
    """A plan as it was issued, whole, as JSON."""

    __tablename__ = "plan_revision"
    __table_args__: ClassVar[Any] = STRICT
    plan_key: str = Field(sa_type=TEXT, sa_column_args=(ForeignKey("plan.key"),), primary_key=True)
    revision: int = Field(primary_key=True)
    at: str = _text()
    content: str = _text()


class ProgressRow(Row, table=True):
    """What was recorded for a task in a period; the period's days stand beside its code for the order."""

    __tablename__ = "progress"
    __table_args__: ClassVar[Any] = STRICT
    plan_key: str = Field(sa_type=TEXT, sa_column_args=(ForeignKey("plan.key"),), primary_key=True)
    task_key: str = _text(primary_key=True)
    period: str = _text(primary_key=True)
    deliverable: int = Field(primary_key=True)
    first_day: str = _text()
    last_day: str = _text()
    mark: str = _text()
    done_on: str | None = _text()
    proof_number: str = _text()
    proof_day: str | None = _text()
    proof_issuer: str = _text()
    proof_abstract: str = _text()
    result: str = _text()
    spent_vnd: int | None = Field(sa_type=WIDE)
    note: str = _text()
    met_on: str | None = _text()
    due: str | None = _text()


class EvidenceRow(Row, table=True):
    """A document of the evidence register, with its file's particulars where it has one."""

    __tablename__ = "evidence"
    __table_args__: ClassVar[Any] = STRICT
    key: str = _text(primary_key=True)
    number: str = _text()
    day: str | None = _text()
    issuer: str = _text()
    abstract: str = _text()
    section: str = _text()
    page: str = _text()
    file_sha256: str = _text()
    file_name: str = _text()
    file_size: int = Field(sa_type=WIDE)
    file_type: str = _text()


class EvidenceLinkRow(Row, table=True):
    """What a document proves: a kind of subject, its place, the period it speaks of."""

    __tablename__ = "evidence_link"
    __table_args__: ClassVar[Any] = STRICT
    evidence: str = _part_of("evidence.key")
    kind: str = _text(primary_key=True)
    place: str = _text(primary_key=True)
    period: str = _text(primary_key=True)


class ActivityRow(Row, table=True):
    """Something done on a day; ``counts`` JSON. Its number of all ever given stands in its key."""

    __tablename__ = "activity"
    __table_args__: ClassVar[Any] = STRICT
    key: str = _text(primary_key=True)
    day: str = _text(index=True)
    kind: str = _text()
    name: str = _text()
    plan_key: str = _text()
    task_key: str = _text()
    field: str | None = _text()
    counts: str = _text()
    proof_number: str = _text()
    proof_day: str | None = _text()
    proof_issuer: str = _text()
    proof_abstract: str = _text()
    note: str = _text()


class OwnIndicatorRow(Row, table=True):
    """An own indicator of the office; ``number`` 1 belongs to the code ``own.1``."""

    __tablename__ = "own_indicator"
    __table_args__: ClassVar[Any] = STRICT
    number: int = Field(primary_key=True)
    name: str = _text()
    unit: str = _text()
    kind: str = _text()
    time: str = _text()
    office: str = _text()
    decimals: int
    definition: str = _text()
    owner: str = _text()
    numerator: str = _text()
    denominator: str = _text()
    feed: str = _text()


class ReportRow(Row, table=True):
    """The office's own report for a period, at its newest revision."""

    __tablename__ = "report"
    __table_args__: ClassVar[Any] = STRICT
    period: str = _text(primary_key=True)
    first_day: str = _text()
    last_day: str = _text()
    office: str = _text()
    catalogue: str = _text()
    plan_key: str = _text()
    revision: int
    state: str = _text()
    number: str = _text()
    day: str | None = _text()
    signer_authority: str = _text()
    signer_name: str = _text()
    addressee: str = _text()
    scan: str = _text()
    correction_reason: str = _text()
    title: str = _text()


class ReportValueRow(Row, table=True):
    """A cell; ``layer`` typed or override. ``micro``: the number in millionths."""

    __tablename__ = "report_value"
    __table_args__: ClassVar[Any] = CLUSTERED
    period: str = _part_of("report.period")
    layer: str = _text(primary_key=True)
    code: str = _text(primary_key=True)
    state: str = _text()
    micro: int | None = Field(sa_type=WIDE)
    text: str = _text()
    note: str = _text()


class ReportTextRow(Row, table=True):
    """The words of a section."""

    __tablename__ = "report_text"
    __table_args__: ClassVar[Any] = STRICT
    period: str = _part_of("report.period")
    section: str = _text(primary_key=True)
    text: str = _text()
    drafted: int


class ReportReasonRow(Row, table=True):
    """The answer to a warning."""

    __tablename__ = "report_reason"
    __table_args__: ClassVar[Any] = STRICT
    period: str = _part_of("report.period")
    key: str = _text(primary_key=True)
    reason: str = _text()


class ReportAsideRow(Row, table=True):
    """What was typed and has no place in the catalogue that the report was moved to."""

    __tablename__ = "report_aside"
    __table_args__: ClassVar[Any] = STRICT
    period: str = _part_of("report.period")
    place: str = _text(primary_key=True)
    words: str = _text()


class ReportSnapshotRow(Row, table=True):
    """The content of a finalised revision, whole, with its check code."""

    __tablename__ = "report_snapshot"
    __table_args__: ClassVar[Any] = STRICT
    period: str = Field(sa_type=TEXT, sa_column_args=(ForeignKey("report.period"),), primary_key=True)
    revision: int = Field(primary_key=True)
    at: str = _text()
    check_code: str = _text()
    content: str = _text()


class ShipmentRow(Row, table=True):
    """A bundle that was made or received; ``direction`` made or received."""

    __tablename__ = "shipment"
    __table_args__: ClassVar[Any] = (
        Index("shipment_stream", "direction", "office", "period", "kind", "revision"),
        STRICT,
    )
    direction: str = _text(primary_key=True)
    uuid: str = _text(primary_key=True)
    office: str = _text()
    period: str = _text()
    kind: str = _text()
    revision: int
    sha256: str = _text()
    check_code: str = _text()
    content_sha256: str = _text()
    particulars_sha256: str = _text()
    fingerprint: str = _text()
    build: int
    epoch: int
    made_at: str = _text()
    handed_at: str = _text()
    way: str = _text()
    at: str = _text()
    file_name: str = _text()
    outcome: str = _text()
    bundle_kind: str = _text()
    previous_revision: int
    previous_sha256: str = _text()
    content: str | None = _text()
    particulars: str | None = _text()


class ChoiceRow(Row, table=True):
    """What a person chose where an office's bundles contradict one another; every choice stays."""

    __tablename__ = "choice"
    __table_args__: ClassVar[Any] = (Index("choice_stream", "office", "period", "kind"), STRICT)
    number: int | None = Field(default=None, primary_key=True)
    at: str = _text()
    office: str = _text()
    period: str = _text()
    kind: str = _text()
    revision: int
    uuid: str = _text()
    rejected: str = _text()
    reason: str = _text()
    by_officer: str = _text()


class AnswerRow(Row, table=True):
    """An answer to a revision; ``direction`` given or received, ``carrier`` the bundle that brings it, else empty.

    ``by_hand`` keeps what a person recorded apart from what a bundle says.
    """

    __tablename__ = "answer"
    __table_args__: ClassVar[Any] = (Index("answer_carrier", "direction", "carrier"), STRICT)
    direction: str = _text(primary_key=True)
    office: str = _text(primary_key=True)
    period: str = _text(primary_key=True)
    kind: str = _text(primary_key=True)
    revision: int = Field(primary_key=True)
    uuid: str = _text(primary_key=True)
    verdict: str = _text(primary_key=True)
    by_hand: int = Field(primary_key=True)
    sha256: str = _text()
    at: str = _text()
    by_office: str = _text()
    by_officer: str = _text()
    words: str = _text()
    remarks: str = _text()
    carrier: str = _text()


class ReceivedValueRow(Row, table=True):
    """A cell of another office's accepted report; the index alone answers a sum over all offices."""

    __tablename__ = "received_value"
    __table_args__: ClassVar[Any] = (
        Index("received_value_sum", "period", "code", "micro"),
        CLUSTERED,
    )
    office: str = _text(primary_key=True)
    period: str = _text(primary_key=True)
    code: str = _text(primary_key=True)
    state: str = _text()
    micro: int | None = Field(sa_type=WIDE)
    text: str = _text()
    note: str = _text()


class ReceivedReportRow(Row, table=True):
    """The newest revision of an office's report that counts; the board reads it without opening any content."""

    __tablename__ = "received_report"
    __table_args__: ClassVar[Any] = (
        Index("received_report_period", "period", "office", "catalogue", "verdict", "fork"),
        STRICT,
    )
    office: str = _text(primary_key=True)
    period: str = _text(primary_key=True)
    revision: int
    uuid: str = _text()
    catalogue: str = _text()
    first_signed: str | None = _text()
    first_arrived: str = _text()
    verdict: str = _text()
    fork: int
    gap: int


class SuccessionRow(Row, table=True):
    """An office that took over from another on a day."""

    __tablename__ = "succession"
    __table_args__: ClassVar[Any] = STRICT
    old: str = _text(primary_key=True)
    new: str = _text(primary_key=True)
    day: str = _text(primary_key=True)


class QuarantineRow(Row, table=True):
    """A file that came and was not taken in, with the issue that says why."""

    __tablename__ = "quarantine"
    __table_args__: ClassVar[Any] = STRICT
    number: int | None = Field(default=None, primary_key=True)
    at: str = _text()
    file_name: str = _text()
    sha256: str = _text()
    kept_as: str = _text()
    code: str = _text()
    params: str = _text()


class CatalogueRow(Row, table=True):
    """An imported catalogue, as it came."""

    __tablename__ = "catalogue"
    __table_args__: ClassVar[Any] = STRICT
    id: str = _text(primary_key=True)
    at: str = _text()
    data: str = _text()


class PlanOriginRow(Row, table=True):
    """An item of a higher office's plan as it was looked at last, and the own item that came of it (empty: none)."""

    __tablename__ = "plan_origin"
    __table_args__: ClassVar[Any] = STRICT
    office: str = _text(primary_key=True)
    source_plan: str = _text(primary_key=True)
    kind: str = _text(primary_key=True)
    source_key: str = _text(primary_key=True)
    own_key: str = _text()
    at: str = _text()
    data: str = _text()


class WorkbookMapRow(Row, table=True):
    """A mapping of a province's workbook, as JSON."""

    __tablename__ = "workbook_map"
    __table_args__: ClassVar[Any] = STRICT
    name: str = _text(primary_key=True)
    at: str = _text()
    data: str = _text()


class CollectionRow(Row, table=True):
    """A collection sheet handed out to a department for a period, and when it came back."""

    __tablename__ = "collection"
    __table_args__: ClassVar[Any] = STRICT
    period: str = _text(primary_key=True)
    department: str = _text(primary_key=True)
    sent_at: str = _text()
    due: str = _text()
    sent_as: str = _text()
    answered_at: str = _text()
    file_name: str = _text()


class RowOwnerRow(Row, table=True):
    """The department that the office made answer for a row, instead of the catalogue's."""

    __tablename__ = "row_owner"
    __table_args__: ClassVar[Any] = STRICT
    code: str = _text(primary_key=True)
    department: str = _text()


class CriteriaSetRow(Row, table=True):
    """An imported set of criteria, as it came."""

    __tablename__ = "criteria_set"
    __table_args__: ClassVar[Any] = STRICT
    id: str = _text(primary_key=True)
    at: str = _text()
    data: str = _text()


class ScorecardRow(Row, table=True):
    """A scorecard: the office's own, a department's, or another office's as the receiving office verifies it."""

    __tablename__ = "scorecard"
    __table_args__: ClassVar[Any] = STRICT
    office: str = _text(primary_key=True)
    department: str = _text(primary_key=True)
    year: int = Field(primary_key=True)
    period: str = _text(primary_key=True)
    criteria: str = _text()
    revision: int
    state: str = _text()
    number: str = _text()
    day: str | None = _text()
    signer_authority: str = _text()
    signer_name: str = _text()
    addressee: str = _text()
    scan: str = _text()


class ScorecardSnapshotRow(Row, table=True):
    """The content of a locked scorecard, whole, with its check code."""

    __tablename__ = "scorecard_snapshot"
    __table_args__: ClassVar[Any] = STRICT
    office: str = _text(primary_key=True)
    department: str = _text(primary_key=True)
    year: int = Field(primary_key=True)
    period: str = _text(primary_key=True)
    revision: int = Field(primary_key=True)
    at: str = _text()
    check_code: str = _text()
    content: str = _text()


class ScoringRoundRow(Row, table=True):
    """A step of a year's or quarter's assessment with its days."""

    __tablename__ = "scoring_round"
    __table_args__: ClassVar[Any] = STRICT
    year: int = Field(primary_key=True)
    period: str = _text(primary_key=True)
    step: str = _text(primary_key=True)
    opens: str | None = _text()
    due: str = _text()
    note: str = _text()


class IndexResultRow(Row, table=True):
    """What a published index (PAR, SIPAS, PAPI, PCI) gave an office in a year; ``score`` in hundredths."""

    __tablename__ = "index_result"
    __table_args__: ClassVar[Any] = STRICT
    scale: str = _text(primary_key=True)
    year: int = Field(primary_key=True)
    score: int | None
    rank: int | None
    among: int | None
    band: str = _text()
    document: str = _text()
    note: str = _text()


class ScorecardMarkRow(Row, table=True):
    """What was entered for a component; points in hundredths. ``evidence`` is a JSON list."""

    __tablename__ = "scorecard_mark"
    __table_args__: ClassVar[Any] = CLUSTERED
    office: str = _text(primary_key=True)
    department: str = _text(primary_key=True)
    year: int = Field(primary_key=True)
    period: str = _text(primary_key=True)
    code: str = _text(primary_key=True)
    measure: int | None = Field(sa_type=WIDE)
    choice: str = _text()
    points: int | None
    explanation: str = _text()
    applicable: int
    evidence: str = _text()
    verified: int | None
    verified_note: str = _text()
    answer: str = _text()
    final: int | None
    final_note: str = _text()


class SettingRow(Row, table=True):
    """A setting."""

    __tablename__ = "setting"
    __table_args__: ClassVar[Any] = STRICT
    name: str = _text(primary_key=True)
    value: str = _text()


class AuditRow(Row, table=True):
    """One saved verb; ``hash`` covers the row and the hash before it. Triggers refuse every change."""

    __tablename__ = "audit"
    __table_args__: ClassVar[Any] = STRICT
    seq: int = Field(primary_key=True)
    at: str = _text()
    verb: str = _text()
    subject: str = _text()
    officer: str = _text()
    program: str = _text()
    save: bytes = Field(sa_type=LargeBinary)
    hash: bytes = Field(sa_type=LargeBinary)


def _widen() -> None:
    """Give every whole number 64 bits on a server too; left alone SQLModel says 32 there."""
    for each in METADATA.tables.values():
        for column in each.columns:
            if type(column.type) is Integer:
                column.type = WIDE


_widen()


def table(name: str) -> Table:
    """The table of that name, for Core statements."""
    return METADATA.tables[name]
