"""What an arriving bundle means beside what is held: a function of the set of bundles, never of their order."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from hypothesis import given
from hypothesis import strategies as st
from tests.exchange.samples import STRANGER_KEY, pinned, report_bundle, report_manifest
from tests.exchange.streams import BUNDLES, chosen, content, incoming

from xacai.domain.choice import Choice
from xacai.exchange.bundle import unpack
from xacai.exchange.manifest import Previous
from xacai.exchange.replay import (
    Incoming,
    Outcome,
    admit,
    candidates,
    incoming_of,
    judge,
    rejected_by,
    resolve,
)
from xacai.wording.messages import message_of

HELD = [incoming(1), incoming(2), incoming(3)]


def outcome(arrived: Incoming, held: list[Incoming] = HELD, *choices: Choice) -> tuple[str, bool]:
    decision = judge(held, arrived, choices)
    for issue in decision.reasons:
        assert "{" not in message_of(issue)
        assert not message_of(issue).startswith("bundle.")
    return decision.outcome.value, decision.applies


def head(held: list[Incoming], *choices: Choice) -> str:
    """The uuid of what counts; empty where nothing does."""
    found = resolve(held, choices).head
    return found.uuid if found else ""


def test_the_first_of_a_stream() -> None:
    assert outcome(incoming(1), []) == ("stored", True)
    assert outcome(incoming(3), []) == ("gap", True)


def test_the_rules_one_by_one() -> None:
    assert outcome(replace(incoming(3), uuid="again")) == ("already", False)
    assert outcome(incoming(4)) == ("stored", True)
    assert outcome(incoming(6)) == ("gap", True)
    assert outcome(incoming(2), [incoming(1), incoming(3)]) == ("older", False)
    assert outcome(incoming(3, branch="b")) == ("fork", False)


def test_number_and_day_entered_later_make_a_new_build() -> None:
    assert outcome(incoming(3, build=2)) == ("stored", True)
    assert outcome(incoming(3), [incoming(3, build=2)]) == ("already", False)
    assert outcome(incoming(3, papers="other")) == ("fork", False)
    assert outcome(incoming(3, papers="other"), [incoming(3, build=2)]) == ("already", False)


def test_two_contents_under_one_revision_both_wait_and_what_was_before_counts_again() -> None:
    held = [*HELD, incoming(3, branch="b")]
    standing = resolve(held)
    assert (head(held), standing.contested, standing.why) == (incoming(2).uuid, 3, "bundle.fork")
    assert [standing.outcomes[item.uuid].value for item in held] == ["older", "stored", "fork", "fork"]


def test_a_chain_that_tells_another_past_is_a_fork() -> None:
    assert outcome(replace(incoming(4), previous=(3, "f" * 64))) == ("fork", False)
    assert outcome(incoming(2, branch="z")) == ("fork", False)


def test_what_builds_on_a_fork_waits_and_says_so() -> None:
    decision = judge([*HELD, incoming(3, branch="b")], incoming(4))
    assert [issue.code for issue in decision.reasons] == ["bundle.waits"]


def test_a_choice_rejects_what_stood_against_it_and_what_builds_on_that() -> None:
    held = [*HELD, incoming(3, branch="b"), incoming(4, branch="b"), incoming(5, branch="b")]
    taken = chosen(3, incoming(3), *rejected_by(held, (), 3, incoming(3)))
    assert head(held, taken) == incoming(3).uuid
    assert {item.value for item in resolve(held, [taken]).outcomes.values()} == {
        "older",
        "stored",
        "rejected",
    }
    other = chosen(3, incoming(3, branch="b"), *rejected_by(held, (), 3, incoming(3, branch="b")))
    assert head(held, taken, other) == incoming(5, branch="b").uuid
    assert outcome(incoming(4), held, other) == ("rejected", False)


def test_a_branch_that_came_only_as_a_past_can_be_chosen_by_what_names_it() -> None:
    held = [*HELD, incoming(4, branch="b")]
    assert resolve(held).contested == 3  # the third of that branch never came
    taken = chosen(3, incoming(4, branch="b"), *rejected_by(held, (), 3, incoming(4, branch="b")))
    assert head(held, taken) == incoming(4, branch="b").uuid


def test_what_nobody_has_seen_when_choosing_contests_again() -> None:
    held = [*HELD, incoming(3, branch="b")]
    taken = chosen(3, incoming(3), *rejected_by(held, (), 3, incoming(3)))
    assert outcome(incoming(3, branch="c"), held, taken) == ("fork", False)


def test_a_choice_for_a_bundle_that_was_taken_back_binds_nobody() -> None:
    taken = chosen(3, incoming(3), content(3, "b"))
    assert head([*HELD, incoming(3, branch="b")], taken) == incoming(3).uuid
    assert head([*HELD[:2], incoming(3, branch="b")], taken) == incoming(3, branch="b").uuid


def test_a_restored_backup_is_looked_at_once() -> None:
    restarted = incoming(4, epoch=2)
    assert outcome(restarted) == ("fork", False)
    assert judge(HELD, restarted).reasons[0].code == "bundle.epoch"
    assert outcome(incoming(3, epoch=2)) == ("already", False)
    taken = chosen(4, restarted)
    assert head([*HELD, restarted], taken) == restarted.uuid
    assert outcome(incoming(5, epoch=2), [*HELD, restarted], taken) == ("stored", True)
    assert outcome(incoming(5, epoch=1), [*HELD, restarted], taken) == ("fork", False)
    refused = chosen(4, incoming(3), *rejected_by([*HELD, restarted], (), 4, incoming(3)))
    assert head([*HELD, restarted], refused) == incoming(3).uuid
    assert outcome(incoming(4, branch="c", names=False), [*HELD, restarted], refused) == ("stored", True)


def test_the_gap_names_what_is_missing() -> None:
    assert dict(judge(HELD, incoming(6)).reasons[0].params) == {"first": "4", "last": "5", "revision": "6"}
    (one,) = judge(HELD, incoming(5)).reasons
    assert (one.code, one.params["first"], one.params["last"]) == ("bundle.gap-one", "4", "4")
    assert judge(HELD, incoming(6)).reasons[0].code == "bundle.gap"
    assert resolve([incoming(1), incoming(3)]).gap
    assert not resolve(HELD).gap


def test_answers_never_contradict_one_another() -> None:
    held = [incoming(1), incoming(2), incoming(2, branch="b"), incoming(3, epoch=2)]
    standing = resolve(held, contradicting=False)
    assert (standing.contested, standing.head) == (0, held[-1])


@given(st.lists(BUNDLES, min_size=1, max_size=12), st.integers(0, 2**32))
def test_every_order_comes_to_the_same(bundles: list[Incoming], seed: int) -> None:
    shuffled = [*bundles, *bundles[:3]]
    Random(seed).shuffle(shuffled)
    distinct = list({item.uuid: item for item in bundles}.values())
    turned = list({item.uuid: item for item in shuffled}.values())
    assert resolve(distinct) == resolve(turned)


@given(st.lists(BUNDLES, min_size=1, max_size=10))
def test_what_counts_is_never_contradicted(bundles: list[Incoming]) -> None:
    held = list({item.uuid: item for item in bundles}.values())
    standing = resolve(held)
    if standing.head is None:
        assert standing.contested
        return
    counting = standing.head
    for item in held:
        if standing.outcomes[item.uuid] in {Outcome.STORED, Outcome.GAP, Outcome.OLDER}:
            assert item.revision <= counting.revision
            assert item.revision < counting.revision or item.content_sha256 == counting.content_sha256
        if item.previous and item.previous[0] == counting.revision:
            assert item.previous[1] == counting.content_sha256


def test_an_older_build_chosen_among_several_papers_settles_the_revision() -> None:
    held = [incoming(1), incoming(2, build=2), incoming(2), incoming(2, papers="q"), incoming(2, branch="z")]
    taken = chosen(2, held[2], *rejected_by(held, (), 2, held[2]))
    assert (resolve(held, [taken]).contested, head(held, taken)) == (0, held[2].uuid)


def test_what_was_rejected_does_not_make_the_same_words_old_news() -> None:
    held = [incoming(1), incoming(1, branch="z"), incoming(1, build=3)]
    taken = chosen(1, held[0], *rejected_by(held, (), 1, held[0]))
    assert outcome(incoming(1, build=2), held, taken) == ("stored", True)


def test_the_same_words_of_another_epoch_show_that_the_office_started_again() -> None:
    restarted = [incoming(1, epoch=2), incoming(2, epoch=2)]
    assert head(restarted) == restarted[1].uuid
    assert outcome(incoming(1), restarted) == ("older", False)
    assert resolve([*restarted, incoming(1)]).why == "bundle.epoch"


def test_a_choice_looks_at_no_epoch_that_comes_later() -> None:
    held = [incoming(1), incoming(1, branch="z", epoch=2), incoming(2, branch="z", epoch=2)]
    taken = chosen(1, held[1], *rejected_by(held, (), 1, held[1]))
    assert head(held, taken) == held[2].uuid
    assert outcome(incoming(1, branch="z", epoch=3), held, taken) == ("already", False)


@given(st.lists(BUNDLES, min_size=1, max_size=10), st.integers(0, 50))
def test_a_person_always_comes_to_an_end(bundles: list[Incoming], which: int) -> None:
    held = list({item.uuid: item for item in bundles}.values())
    choices: list[Choice] = []
    for _round in range(30):  # far more than there are revisions
        standing = resolve(held, choices)
        if not standing.contested:
            return
        may = candidates(held, choices, standing.contested)
        taken = may[which % len(may)]
        rejected = rejected_by(held, choices, standing.contested, taken)
        choices.append(chosen(standing.contested, taken, *rejected))
    raise AssertionError("still something to decide after thirty decisions")


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
