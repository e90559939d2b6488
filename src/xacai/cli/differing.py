"""A cell that a filling found with another value: the sentence about it."""

from __future__ import annotations

from xacai.wording.language import _


def differing_line(code: str, overwritten: bool) -> str:
    """What became of a cell that said something else already."""
    if overwritten:
        return _("Cell {code} held another value; it was changed.").format(code=code)
    return _("Cell {code} holds another value; it was left. Add --overwrite to change it.").format(code=code)
