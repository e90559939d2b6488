"""Lines: nothing lost, nothing too wide, dashes held to their neighbours."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from xacai.documents.fonts import load_fonts
from xacai.documents.wrapping import Line, Piece, wrap

FONTS = load_fonts()
WORDS = st.text(st.sampled_from("aăâbcdđeêghikmnoôơtuưvxy ỆộửịHĐND-/,."), max_size=120)


def texts(lines: list[Line]) -> list[str]:
    """The lines as words."""
    return ["".join(piece.text for piece in line.pieces).replace("\u00a0", " ") for line in lines]


def wrapped(text: str, width: float, size: float = 12) -> list[Line]:
    """A text in one style."""
    return wrap([Piece(FONTS.regular, text)], size, width)


def test_words_go_to_the_next_line_when_they_no_longer_fit() -> None:
    width = FONTS.regular.width("Công khai thủ tục", 12)
    assert texts(wrapped("Công khai thủ tục tại quầy", width)) == ["Công khai thủ tục", "tại quầy"]


def test_line_breaks_are_kept_and_empty_text_is_one_line() -> None:
    assert texts(wrapped("một\nhai", 200)) == ["một", "hai"]
    assert texts(wrapped("", 200)) == [""]


def test_no_line_ends_or_begins_with_a_dash_between_words() -> None:
    width = FONTS.regular.width("giai đoạn 2021 -", 12)
    assert texts(wrapped("giai đoạn 2021 - 2030", width)) == ["giai đoạn", "2021 - 2030"]


def test_a_word_wider_than_the_line_is_cut_without_loss() -> None:
    word = "https://dichvucong.example.vn/" + "x" * 90
    lines = wrapped(word, 70)
    assert len(lines) > 3
    assert "".join(texts(lines)) == word
    assert all(line.width <= 70.5 for line in lines)


def test_a_cut_falls_before_a_dash_never_behind_it() -> None:
    lines = texts(wrapped("HĐND-UBND", FONTS.regular.width("HĐND-UB", 12)))
    assert lines == ["HĐND", "-UBND"]


def test_styles_change_inside_a_word_without_a_space() -> None:
    lines = wrap([Piece(FONTS.bold, "Điều 1"), Piece(FONTS.regular, ". Nội dung")], 14, 400)
    assert texts(lines) == ["Điều 1. Nội dung"]
    assert [piece.face for piece in lines[0].pieces] == [FONTS.bold, FONTS.regular]


def test_spaces_are_counted_for_justifying() -> None:
    (line,) = wrapped("một hai - ba", 400)
    assert line.spaces == 3
    assert line.ends


@given(WORDS, st.floats(20, 300))
def test_nothing_is_lost_and_nothing_is_too_wide(text: str, width: float) -> None:
    lines = wrapped(text, width)
    assert "".join("".join(texts(lines)).split()) == "".join(text.split())
    assert all(line.width <= width + 0.6 for line in lines)


@given(st.lists(st.tuples(st.booleans(), WORDS), min_size=1, max_size=5), st.floats(30, 300))
def test_nothing_is_lost_over_styles(runs: list[tuple[bool, str]], width: float) -> None:
    pieces = [Piece(FONTS.face(bold), text) for bold, text in runs]
    lines = wrap(pieces, 12, width)
    assert "".join("".join(texts(lines)).split()) == "".join("".join(text for _, text in runs).split())
    assert all(line.width <= width + 0.6 for line in lines)
