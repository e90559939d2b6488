"""What an arriving bundle means beside what is held."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from tests.exchange.samples import STRANGER_KEY, pinned, report_bundle, report_manifest

from xacai.domain.submission import Stream
from xacai.exchange.bundle import unpack
from xacai.exchange.manifest import Previous
from xacai.exchange.replay import Head, Incoming, Outcome, admit, incoming_of, judge
from xacai.wording.messages import message_of

STREAM = Stream("25999", "2026-Q3", "report")


def content(revision: int) -> str:
    return f"{revision:064x}"


def incoming(revision: int, build: int = 1) -> Incoming:
    before = (revision - 1, content(revision - 1)) if revision > 1 else None
    return Incoming(STREAM, revision, content(revision), build, f"p{build}", 1, before)


def head_of(arrived: Incoming, known: Head | None) -> Head:
    history = {**(known.history if known else {}), arrived.revision: arrived.content_sha256}
    if arrived.previous:
        history[arrived.previous[0]] = arrived.previous[1]
    particulars = arrived.particulars_sha256
    return Head(arrived.revision, arrived.content_sha256, arrived.build, particulars, arrived.epoch, history)


HEAD = head_of(incoming(3), None)


def outcome(arrived: Incoming, head: Head | None = HEAD) -> tuple[str, bool]:
    decision = judge(head, arrived)
    for issue in decision.reasons:
        assert "{" not in message_of(issue)
        assert not message_of(issue).startswith("bundle.")
    return decision.outcome.value, decision.applies


def test_the_first_of_a_stream() -> None:
    assert outcome(incoming(1), None) == ("stored", True)
    assert outcome(incoming(3), None) == ("gap", True)


def test_the_rules_one_by_one() -> None:
    assert outcome(incoming(3)) == ("already", False)
    assert outcome(incoming(4)) == ("stored", True)
    assert outcome(incoming(6)) == ("gap", True)
    assert outcome(incoming(2)) == ("older", False)
    assert outcome(incoming(1)) == ("older", False)
    assert outcome(replace(incoming(3), content_sha256="f" * 64)) == ("fork", False)


def test_number_and_day_entered_later_make_a_new_build() -> None:
    assert outcome(incoming(3, build=2)) == ("stored", True)
    later = head_of(incoming(3, build=2), HEAD)
    assert outcome(incoming(3, build=1), later) == ("already", False)
    assert outcome(replace(incoming(3), particulars_sha256="other")) == ("fork", False)


def test_a_chain_that_tells_another_past_is_a_fork() -> None:
    assert outcome(replace(incoming(4), previous=(3, "f" * 64))) == ("fork", False)
    assert outcome(replace(incoming(2), content_sha256="f" * 64)) == ("fork", False)


def test_a_restored_backup_is_looked_at() -> None:
    assert outcome(replace(incoming(4), epoch=2)) == ("fork", False)
    assert judge(HEAD, replace(incoming(4), epoch=2)).reasons[0].code == "bundle.epoch"
    assert outcome(replace(incoming(3), epoch=2)) == ("already", False)


def test_the_gap_names_what_is_missing() -> None:
    assert dict(judge(HEAD, incoming(6)).reasons[0].params) == {"first": "4", "last": "5", "revision": "6"}


ARRIVALS = st.lists(st.tuples(st.integers(1, 6), st.integers(1, 3)), min_size=1, max_size=12)


@given(ARRIVALS, st.randoms())
def test_every_order_ends_in_the_same_head(arrivals: list[tuple[int, int]], chance: object) -> None:
    def run(order: list[tuple[int, int]]) -> Head | None:
        head: Head | None = None
        for revision, build in order:
            decision = judge(head, incoming(revision, build))
            assert decision.outcome is not Outcome.FORK
            if decision.applies:
                head = head_of(incoming(revision, build), head)
        return head

    shuffled = arrivals.copy()
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = run(arrivals), run(shuffled)
    assert one is not None and other is not None
    assert (one.revision, one.build, one.content_sha256) == (
        other.revision,
        other.build,
        other.content_sha256,
    )
    assert (one.revision, one.build) == max(arrivals)
    assert run([*arrivals, *shuffled, *arrivals]) is not None


def test_who_gets_in() -> None:
    assert admit(unpack(report_bundle(), pinned())[1]) is None
    stranger = admit(unpack(report_bundle(), {})[1])
    forged = admit(unpack(report_bundle(STRANGER_KEY), pinned())[1])
    assert stranger is not None and stranger.outcome is Outcome.UNKNOWN_OFFICE
    assert forged is not None and forged.outcome is Outcome.REFUSED
    assert not stranger.applies and not forged.applies
    assert stranger.reasons and forged.reasons


def test_the_decision_sees_what_the_manifest_says() -> None:
    bundle, _verdict = unpack(report_bundle(revision=1), pinned())
    assert bundle is not None
    seen = incoming_of(bundle.manifest)
    assert seen.content_sha256 == bundle.manifest.content_sha256 != ""
    assert seen.particulars_sha256 != ""
    assert seen.previous is None
    named = incoming_of(report_manifest(revision=2, previous=Previous(1, content(1))))
    assert named.previous == (1, content(1))
