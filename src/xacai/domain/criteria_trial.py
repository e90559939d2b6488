"""Trying a criteria set out: sample values read as they are typed, and the score that they give."""

from __future__ import annotations

from collections.abc import Mapping

from xacai.domain.criterion import COUNTS, SHARES, WHOLE, CriteriaSet, Criterion, ScoringKind
from xacai.domain.number import read_number
from xacai.domain.scorecard import Mark, Measure, Score, Scorecard, points_of, score
from xacai.domain.text import plain


def read_sample(item: Criterion, text: str) -> Measure | None:
    """What was typed for a component: a number, or an answer by its key, place (1, 2 …) or the beginning of its words.

    None where it is none of these.
    """
    words = text.strip()
    scoring = item.scoring
    if not words or scoring is None:
        return Measure() if not words else None
    if scoring.kind is ScoringKind.CHOICE:
        return _answer(item, words)
    number = read_number(words.removesuffix("%").strip())
    return Measure(int(number * 100)) if number is not None and number >= 0 else None


def _answer(item: Criterion, words: str) -> Measure | None:
    assert item.scoring is not None
    options = item.scoring.options
    wanted = plain(words)
    exact = [one.key for one in options if wanted in {plain(one.key), plain(one.title)}]
    if not exact and words.isdecimal() and 0 < int(words) <= len(options):
        exact = [options[int(words) - 1].key]
    begun = exact or [one.key for one in options if plain(one.title).startswith(wanted)]
    return Measure(option=begun[0]) if len(set(begun)) == 1 else None


def best_sample(item: Criterion) -> Measure:
    """The input that gives a component all it can give; a penalty none, a bonus nothing either."""
    scoring = item.scoring
    if scoring is None:
        return Measure()
    if scoring.kind is ScoringKind.CHOICE:
        best = max(scoring.options, key=lambda one: one.points, default=None)
        return Measure(option=best.key) if best is not None else Measure()
    if scoring.kind is ScoringKind.STEPS:
        return Measure(max(scoring.steps, key=lambda one: one.points).least) if scoring.steps else Measure()
    return Measure(0 if scoring.kind in COUNTS else WHOLE if scoring.kind in SHARES else None)


def best_samples(found: CriteriaSet) -> dict[str, Measure]:
    """The best input of every component."""
    return {item.code: best_sample(item) for item in found.components()}


def trial(found: CriteriaSet, samples: Mapping[str, Measure]) -> Score:
    """The score of a card with those inputs; components without one count as nothing."""
    marks = {
        item.code: Mark(item.code, samples[item.code], points_of(item, samples[item.code]))
        for item in found.components()
        if item.code in samples
    }
    return score(found, Scorecard("", found.year, found.id, marks=marks))
