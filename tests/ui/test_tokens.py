"""Contrast of the colours, computed by the WCAG formula from the table itself."""

from __future__ import annotations

import pytest

from xacai.ui.tokens import COLOURS, SHAPE_PAIRS, TEXT_PAIRS, colour_of, contrast


def test_the_formula_on_known_pairs() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.478, abs=0.001)
    assert contrast("#1B7A4B", "#E3F3EA") == pytest.approx(4.65, abs=0.01)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(("text", "ground"), TEXT_PAIRS)
def test_text_reaches_four_and_a_half(text: str, ground: str, dark: bool) -> None:
    assert contrast(colour_of(text, dark), colour_of(ground, dark)) >= 4.5


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(("shape", "ground"), SHAPE_PAIRS)
def test_shapes_reach_three(shape: str, ground: str, dark: bool) -> None:
    assert contrast(colour_of(shape, dark), colour_of(ground, dark)) >= 3


def test_every_token_is_two_full_colours() -> None:
    wrong = [name for name, pair in COLOURS.items() if any(len(c) != 7 or c[0] != "#" for c in pair)]
    assert wrong == []
