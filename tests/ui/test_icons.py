"""The two icon families."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from xacai.ui.icon_paths import MARK_COLOURS, MARKS, STROKES
from xacai.ui.icons import icon, pixmap, program_icon, program_svg
from xacai.ui.theme import Theme
from xacai.ui.tokens import colour_of


def silhouette(image: QImage) -> frozenset[tuple[int, int]]:
    """Which pixels are inked at all."""
    size = range(image.width())
    return frozenset((x, y) for x in size for y in size if image.pixelColor(x, y).alpha() > 40)


@pytest.mark.parametrize("name", [*STROKES, *MARKS])
def test_every_shape_draws_something_inside_its_box(name: str, look: Theme) -> None:
    inked = silhouette(pixmap(name, "", 16).toImage())
    assert 6 < len(inked) < 16 * 16


def test_no_two_marks_share_a_picture(look: Theme) -> None:
    """Each state is known without its colour: all are drawn in one ink, the knock-out differs in lightness."""
    pictures = {
        name: pixmap(name, "ink", 32).toImage().convertToFormat(QImage.Format.Format_ARGB32) for name in MARKS
    }
    raw = {name: bytes(image.constBits()) for name, image in pictures.items()}
    assert len(set(raw.values())) == len(MARKS)


def test_families_are_apart_and_coloured() -> None:
    assert set(MARKS) & set(STROKES) == set()
    assert set(MARK_COLOURS) == set(MARKS)


def test_the_cache_knows_size_ratio_and_theme(look: Theme) -> None:
    small, large, sharp = pixmap("done", "", 14), pixmap("done", "", 18), pixmap("done", "", 14, 2.0)
    assert (small.width(), large.width(), sharp.width()) == (14, 18, 28)
    assert pixmap("done", "", 14).cacheKey() == small.cacheKey()
    look.set_mode("dark")
    assert pixmap("done", "", 14).cacheKey() != small.cacheKey()


def test_an_unknown_name_is_a_mistake_of_ours(look: Theme) -> None:
    with pytest.raises(KeyError):
        pixmap("no-such-icon")


def test_icons_for_menus_and_the_program(look: Theme) -> None:
    assert not icon("print").isNull()
    assert not program_icon().isNull()


def test_the_programs_own_picture_is_the_one_in_resources(root: Path) -> None:
    drawn = program_svg(colour_of("accent", False), colour_of("onaccent", False))
    assert (root / "resources" / "icons" / "xacai.svg").read_text(encoding="utf-8").strip() == drawn
