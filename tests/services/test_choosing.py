"""Where an office contradicts itself a person chooses; who, what and why is kept. An import can be taken back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.exchange.hostile.latecomers import FIRST, OTHER, SECOND, report
from tests.exchange.kinds import scorecard_data, sealed
from tests.exchange.samples import COMMUNE, PERIOD, particulars_data
from tests.services.besieged import files, furnish, rows
from tests.services.offices import refused

from xacai.db.shipments import RECEIVED
from xacai.domain.answer import Answered
from xacai.domain.submission import Stream
from xacai.exchange.replay import Outcome
from xacai.services import answering, choosing, taking_back
from xacai.services.held_back import held_back
from xacai.services.receiving import receive
from xacai.services.workspace import Workspace

STREAM = Stream(COMMUNE, PERIOD, "report")
WHY, WHO = "Văn phòng xã xác nhận qua điện thoại", "Phạm Thị Suối"
_WRITES = frozenset({"audit"})


@pytest.fixture
def above(tmp_path: Path) -> Iterator[Workspace]:
    """The office above, holding revisions 1 and 2 of a report."""
    workspace = furnish(tmp_path / "data")
    yield workspace
    workspace.close()


def arrive(workspace: Workspace, data: bytes) -> Outcome:
    """A file comes."""
    path = workspace.folder.parent / "den.xacai"
    path.write_bytes(data)
    outcome = receive(workspace, path).outcome
    path.unlink()
    return outcome


def counting(workspace: Workspace) -> tuple[str, bool]:
    """The bundle on the board, and whether the board shows a contradiction."""
    with workspace.store.reading() as shelves:
        row = shelves.received_reports.get(COMMUNE, PERIOD)
    assert row is not None
    return row.uuid, row.fork


def test_a_fork_waits_and_is_listed_until_somebody_has_chosen(above: Workspace) -> None:
    assert arrive(above, report(2, OTHER, words="khác")) is Outcome.FORK
    assert counting(above) == (FIRST, True)
    (contest,) = held_back(above).contests
    assert (contest.stream, contest.revision, contest.why) == (STREAM, 2, "bundle.fork")
    assert [item.uuid for item in contest.bundles] == [FIRST, SECOND, OTHER]
    choosing.choose(above, STREAM, 2, OTHER, reason=WHY, by=WHO)
    assert counting(above) == (OTHER, False)
    assert held_back(above).count == 0


def test_what_was_chosen_by_whom_and_why_is_kept_and_a_second_choice_stands_beside_it(
    above: Workspace,
) -> None:
    arrive(above, report(2, OTHER, words="khác"))
    first, _settled = choosing.choose(above, STREAM, 2, OTHER, reason=f"  {WHY} ", by=WHO)
    assert (first.uuid, first.reason, first.by) == (OTHER, WHY, WHO)
    assert first.at and len(first.rejected) == 1
    choosing.choose(above, STREAM, 2, SECOND, reason="Chọn nhầm", by="Lê Văn Đồi")
    assert [(item.uuid, item.by) for item in choosing.choices_in(above, STREAM)] == [
        (OTHER, WHO),
        (SECOND, "Lê Văn Đồi"),
    ]
    assert counting(above) == (SECOND, False)
    with above.store.reading() as shelves:
        kept = {item.uuid: item.outcome for item in shelves.shipments.list(RECEIVED, stream=STREAM)}
    assert kept == {FIRST: "older", SECOND: "stored", OTHER: "rejected"}


def test_no_choice_without_a_reason_a_name_or_something_to_choose(above: Workspace) -> None:
    with refused(above, "choice.nothing"):
        choosing.choose(above, STREAM, 2, SECOND, reason=WHY, by=WHO)
    arrive(above, report(2, OTHER, words="khác"))
    with refused(above, "choice.words-missing"):
        choosing.choose(above, STREAM, 2, OTHER, reason=" ", by=WHO)
    with refused(above, "choice.words-missing"):
        choosing.choose(above, STREAM, 2, OTHER, reason=WHY, by="")
    with refused(above, "choice.other-bundle"):
        choosing.choose(above, STREAM, 2, "0" * 36, reason=WHY, by=WHO)


def test_an_import_taken_back_leaves_the_rows_as_if_it_had_never_come(above: Workspace) -> None:
    before, lay = rows(above, _WRITES), files(above, above.folder.parent)
    assert arrive(above, report(3, OTHER)) is Outcome.STORED
    gone, settled = taking_back.take_back(above, STREAM, by=WHO)
    assert gone.uuid == OTHER
    assert settled.head is not None and settled.head.uuid == SECOND
    assert rows(above, _WRITES) == before
    assert files(above, above.folder.parent) == lay
    assert arrive(above, report(3, OTHER)) is Outcome.STORED


def test_a_fork_taken_back_is_no_fork_and_the_choice_made_in_it_stays_on_record(above: Workspace) -> None:
    arrive(above, report(2, OTHER, words="khác"))
    choosing.choose(above, STREAM, 2, OTHER, reason=WHY, by=WHO)
    taking_back.take_back(above, STREAM, by=WHO)
    assert counting(above) == (SECOND, False)
    assert [item.uuid for item in choosing.choices_in(above, STREAM)] == [OTHER]


def test_what_was_answered_is_not_taken_back(above: Workspace, tmp_path: Path) -> None:
    arrive(above, report(3, OTHER))
    answering.write_receipt(above, COMMUNE, tmp_path / "ra")
    with refused(above, "choice.answered"):
        taking_back.take_back(above, STREAM)


def test_what_was_reviewed_is_not_taken_back(above: Workspace) -> None:
    with above.store.writing("test.review") as shelves:
        (said,) = shelves.answers.list("given", office=COMMUNE, uuid=SECOND)
        shelves.answers.put(replace(said, verdict=Answered.ACCEPTED), "given")
    with refused(above, "choice.answered"):
        taking_back.take_back(above, STREAM)


def test_everything_can_be_taken_back_one_after_the_other(above: Workspace) -> None:
    assert [taking_back.take_back(above, STREAM)[0].revision for _step in range(2)] == [2, 1]
    with above.store.reading() as shelves:
        assert shelves.received_reports.get(COMMUNE, PERIOD) is None
        assert shelves.received_values.get(COMMUNE, PERIOD) == {}
    with refused(above, "answer.nothing-received"):
        taking_back.take_back(above, STREAM)


@pytest.mark.parametrize("kind", ["roster", "catalogue", "receipt", "feedback", "evidence"])
def test_what_is_in_force_or_stands_by_itself_is_not_taken_back(above: Workspace, kind: str) -> None:
    before = rows(above, _WRITES)
    with refused(above, "choice.kind"):
        taking_back.take_back(above, Stream(COMMUNE, PERIOD, kind), by=WHO)
    assert rows(above, _WRITES) == before


def test_a_scorecard_taken_back_is_no_longer_there_to_verify(above: Workspace) -> None:
    before = rows(above, _WRITES)
    assert arrive(above, sealed("scorecard", scorecard_data(), particulars_data())) is Outcome.STORED
    with above.store.reading() as shelves:
        assert shelves.scorecards.get(COMMUNE, 2026) is not None
    taking_back.take_back(above, Stream(COMMUNE, "2026", "scorecard"), by=WHO)
    with above.store.reading() as shelves:
        assert shelves.scorecards.get(COMMUNE, 2026) is None
    assert rows(above, _WRITES) == before
