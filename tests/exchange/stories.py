"""Random stories of an office and a receiving one: whatever was lost, doubled or overtaken, the same bundles and the
same choices come to the same state. Told by ``test_convergence`` and, many more of them, by ``bench/convergence.py``.
"""

from __future__ import annotations

from random import Random

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from tests.exchange.commune import Commune
from tests.exchange.streams import chosen

from xacai.domain.answer import Answer, Answered, current
from xacai.domain.choice import Choice
from xacai.exchange.replay import (
    Incoming,
    Outcome,
    Standing,
    candidates,
    judge,
    rejected_by,
    resolve,
)

STEPS = 24
WORDS = st.integers(0, 2)


class Story(RuleBasedStateMachine):
    """A commune that sends, a post that loses and doubles, a province that decides and answers."""

    def __init__(self) -> None:
        super().__init__()
        self.commune = Commune()
        self.held: dict[str, Incoming] = {}
        self.choices: list[Choice] = []
        self.answers: list[Answer] = []
        self.arrived: list[str] = []

    @rule(words=WORDS, told=st.booleans())
    def revise(self, words: int, told: bool) -> None:
        """A first report, a correction, a withdrawal: for the chain they are one."""
        self.commune.revise(words, told=told)

    @rule(number=WORDS)
    def number(self, number: int) -> None:
        """A new build."""
        self.commune.number(number)

    @rule(words=WORDS)
    def fork(self, words: int) -> None:
        """Two PCs."""
        self.commune.second_pc(words)

    @rule(back=st.integers(0, 2))
    def restore(self, back: int) -> None:
        """A new epoch."""
        self.commune.restore(back)

    @precondition(lambda self: self.commune.made)
    @rule(which=st.lists(st.integers(0, 40), min_size=1, max_size=8))
    def deliver(self, which: list[int]) -> None:
        """Some of all bundles ever made arrive: in order, late, again. What is never drawn was lost."""
        for place in which:
            self._arrive(self.commune.made[place % len(self.commune.made)])

    def _arrive(self, arrived: Incoming) -> None:
        before = self.standing()
        decision = judge(list(self.held.values()), arrived, self.choices)
        again = arrived.uuid in self.held
        self.held[arrived.uuid] = arrived
        self.arrived.append(arrived.uuid)
        after = self.standing()
        if again:
            assert after == before, "the same bundle again changes nothing"
        elif decision.outcome is Outcome.ALREADY:
            assert _says(after) == _says(before), "what was held already changes nothing"
        else:
            assert decision.outcome is after.outcomes[arrived.uuid]
            assert decision.applies == (after.head == arrived)

    @precondition(lambda self: self.standing().contested)
    @rule(which=st.integers(0, 10))
    def decide(self, which: int) -> None:
        """A person chooses one of the contents, or what counted before."""
        standing, held = self.standing(), list(self.held.values())
        revision = standing.contested
        may = candidates(held, self.choices, revision)
        may += [standing.head] if standing.head else []
        taken = may[which % len(may)]
        self.choices.append(chosen(revision, taken, *rejected_by(held, self.choices, revision, taken)))
        assert self.standing().contested != revision, "a choice settles its revision"

    @precondition(lambda self: self.standing().head is not None)
    @rule(verdict=st.sampled_from(tuple(Answered)), at=st.integers(0, 3))
    def answer(self, verdict: Answered, at: int) -> None:
        """The province answers what counts."""
        head = self.standing().head
        assert head is not None
        self.answers.append(
            Answer(
                "25999", "2026-Q3", "report", head.revision, verdict, f"2026-09-1{at}",
                uuid=head.uuid, carrier=str(len(self.answers)),
            )
        )  # fmt: skip

    @invariant()
    def what_counts_is_contradicted_by_nobody(self) -> None:
        """Nothing from the contested revision on counts, and nothing living tells another content for the head."""
        standing = self.standing()
        head = standing.head
        if head is None:
            return
        assert not standing.contested or head.revision < standing.contested
        for item in self.held.values():
            if standing.outcomes[item.uuid] is not Outcome.REJECTED and item.revision == head.revision:
                assert item.content_sha256 == head.content_sha256

    def standing(self) -> Standing:
        """What has arrived so far comes to this."""
        return resolve(list(self.held.values()), self.choices)

    def teardown(self) -> None:
        """Other provinces with the same post in other orders, some of it twice, come to the same."""
        chance = Random(len(self.arrived) * 31 + len(self.choices))
        expected = self.standing()
        for _province in range(3):
            order = [*self.arrived, *self.arrived[::2]]
            chance.shuffle(order)
            assert _told(order, self.held, self.choices, chance) == expected
            answers = [*self.answers, *self.answers[:2]]
            chance.shuffle(answers)
            for revision in {item.revision for item in self.answers}:
                assert current(answers, revision) == current(self.answers, revision)


def _told(order: list[str], bundles: dict[str, Incoming], choices: list[Choice], chance: Random) -> Standing:
    """The state of an office that got the bundles one by one, choices among them at any time, in their order."""
    held: dict[str, Incoming] = {}
    made: list[Choice] = []
    for uuid in order:
        judge(list(held.values()), bundles[uuid], made)
        held[uuid] = bundles[uuid]
        if len(made) < len(choices) and chance.random() < 0.5:
            made.append(choices[len(made)])
    return resolve(list(held.values()), [*made, *choices[len(made) :]])


def _says(standing: Standing) -> object:
    """Which content counts, and what waits."""
    head = standing.head
    return (
        (head.revision, head.content_sha256, head.particulars_sha256) if head else None,
        standing.contested,
    )
