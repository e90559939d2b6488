"""What the office above answered: taken from receipts and feedback that came, or recorded by hand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from xacai.db.answers import RECEIVED
from xacai.db.shelves import Shelves
from xacai.db.shipments import MADE
from xacai.domain.answer import Answer, Answered, Remark, check_answer, current, newest, settled
from xacai.domain.issue import Issue, Severity, refuse
from xacai.domain.office import Office
from xacai.domain.period import Period
from xacai.domain.report import SENT, Report
from xacai.domain.submission import Shipment
from xacai.domain.text import squeeze
from xacai.exchange.answers import read_acks, read_feedback, spoken_code
from xacai.exchange.bundle import Bundle
from xacai.exchange.check_code import plain_code
from xacai.services.reporting import get_report
from xacai.services.workspace import Workspace

REPORT = "report"


def answers_in(bundle: Bundle) -> tuple[Answer, ...]:
    """What a receipt or feedback says."""
    uuid = bundle.manifest.uuid
    if bundle.manifest.kind == "feedback":
        return (read_feedback(bundle.content, uuid),)
    return read_acks(bundle.content, uuid)


def stops_answer(shelves: Shelves, office: Office, bundle: Bundle) -> Issue | None:
    """Why a receipt or feedback is not taken at all: meant for another office, not from the one that was sent to, or
    about other bytes than were sent under that uuid."""
    sender, to = bundle.manifest.office, bundle.content["to"]
    if to["code"] != office.code:
        return _stop("answer.other-office", name=squeeze(to["name"]), office=to["code"])
    for answer in answers_in(bundle):
        above = {office.superior_code}
        if sender.code not in above:
            above.add(_addressee(shelves, answer))
        if sender.code not in above:
            code = "answer.not-superior" if any(above) else "answer.no-superior"
            return _stop(code, name=sender.name, office=sender.code)
        sent = shelves.shipments.by_uuid(answer.uuid, MADE)
        if sent is not None and not _about(sent, answer):
            return _stop("answer.other-bytes", period=answer.period, revision=str(answer.revision))
    return None


def _addressee(shelves: Shelves, answer: Answer) -> str:
    """The office above that the answered report names, which may be another one than today's; empty where none is."""
    if answer.kind != REPORT or shelves.shipments.by_uuid(answer.uuid, MADE) is None:
        return ""
    kept = shelves.reports.snapshot(answer.period, answer.revision)
    return str(kept.content["office"]["superior_code"]) if kept is not None else ""


def _about(sent: Shipment, answer: Answer) -> bool:
    """Whether an answer names the very bundle that was sent under its uuid."""
    stream = sent.stream
    told = (answer.office, answer.period, answer.kind, answer.revision, answer.sha256)
    return told == (stream.office, stream.period, stream.kind, sent.revision, sent.sha256)


def _stop(code: str, **params: str) -> Issue:
    return Issue(code, Severity.ERROR, "", params)


def take_answers(shelves: Shelves, answers: Iterable[Answer]) -> tuple[Issue, ...]:
    """Keep answers and let reports and bundles follow, in the transaction at hand; tells of bundles not known here."""
    issues = []
    for answer in answers:
        if shelves.shipments.by_uuid(answer.uuid, MADE) is None:
            params = {"period": answer.period, "revision": str(answer.revision)}
            issues.append(Issue("answer.bundle-unknown", Severity.WARNING, f"report {answer.period}", params))
        shelves.answers.put(answer, RECEIVED)
    for period, kind in sorted({(item.period, item.kind) for item in answers}):
        _follow(shelves, period, kind)
    return tuple(issues)


def _follow(shelves: Shelves, period: str, kind: str) -> None:
    """Outcomes of the bundles that were sent, and the state of the report, as all answers together give them."""
    said = shelves.answers.list(RECEIVED, period=period, kind=kind)
    for shipment in shelves.shipments.list(MADE, kind=kind, period=period):
        counts = current(said, shipment.revision)
        told = counts.verdict.value if counts is not None else ""
        if shipment.handed_at and told != shipment.outcome:
            shelves.shipments.set_outcome(shipment.uuid, MADE, told)
    report = shelves.reports.get(period) if kind == REPORT else None
    if report is not None and (moved := settled(report, said)) != report:
        shelves.reports.put(moved, report)


def answers_of(workspace: Workspace, period: str, kind: str = REPORT) -> tuple[Answer, ...]:
    """Every answer to the office's own report of a period, by revision and moment."""
    with workspace.store.reading() as shelves:
        return shelves.answers.list(RECEIVED, period=period, kind=kind)


def standing_answer(workspace: Workspace, report: Report) -> Answer | None:
    """The answer that matters now: to the revision that was sent; while a correction is written, to the one before."""
    said = answers_of(workspace, report.period.code)
    if report.locked:
        return current(said, report.revision)
    return newest(item for item in said if item.revision < report.revision)


def record_by_hand(
    workspace: Workspace,
    period: Period,
    verdict: Answered,
    *,
    by: str,
    words: str = "",
    remarks: Iterable[Remark] = (),
) -> Report:
    """Note an answer that came by telephone or on paper; refused before the report was handed over."""
    report = get_report(workspace, period)
    if report.state not in SENT:
        raise refuse("report.not-handed-over", f"report {period.code}", period=period.code)
    office = workspace.office()
    answer = check_answer(
        Answer(
            office=report.office,
            period=period.code,
            kind=REPORT,
            revision=report.revision,
            verdict=verdict,
            at=workspace.now().isoformat(timespec="seconds"),
            by_office=office.superior_code,
            by=by,
            words=words,
            remarks=tuple(remarks),
        )
    )
    if not answer.by:
        raise refuse("answer.by-missing", f"report {period.code}", period=period.code)
    with workspace.store.writing("answer.record", period.code) as shelves:
        shelves.answers.put(answer, RECEIVED)
        _follow(shelves, period.code, REPORT)
        found = shelves.reports.get(period.code)
    assert found is not None
    return found


def find_code(workspace: Workspace, typed: str) -> Answer | None:
    """The answer that a short code stands for: worked out again over every report that was sent."""
    office, wanted = workspace.office(), plain_code(typed)
    with workspace.store.reading() as shelves:
        sent = [item for item in shelves.shipments.list(MADE, kind=REPORT) if item.handed_at]
    for shipment in sent:
        for verdict in Answered:
            code = spoken_code(office.superior_code, shipment.sha256, verdict)
            if not shipment.bundle_kind and plain_code(code) == wanted:
                return _spoken(workspace, shipment, verdict)
    return None


def _spoken(workspace: Workspace, shipment: Shipment, verdict: Answered) -> Answer:
    stream = shipment.stream
    return Answer(
        office=stream.office,
        period=stream.period,
        kind=stream.kind,
        revision=shipment.revision,
        verdict=verdict,
        at=workspace.now().isoformat(timespec="seconds"),
        by_office=workspace.office().superior_code,
        uuid=shipment.uuid,
        sha256=shipment.sha256,
    )


def record_code(workspace: Workspace, typed: str, by: str = "") -> Answer:
    """Note the answer whose short code was told by telephone; refused where it fits no bundle that was sent, and
    where no office above is set: the code is made of its code too."""
    if not workspace.office().superior_code:
        raise refuse("answer.code-no-superior")
    found = find_code(workspace, typed)
    if found is None:
        raise refuse("answer.code-unknown", typed=typed.strip()[:40])
    answer = replace(found, by=by)
    with workspace.store.writing("answer.record", answer.period) as shelves:
        shelves.answers.put(answer, RECEIVED)
        _follow(shelves, answer.period, REPORT)
    return answer
