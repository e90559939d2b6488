"""The user guide as paper: made by the program itself, without an office and without a network."""

from __future__ import annotations

from pathlib import Path

from xacai import __version__
from xacai.documents.guide_document import render_guide
from xacai.files.atomic import Written, write_atomic
from xacai.files.guide import read_guide


def guide_pdf() -> bytes:
    """The whole guide, Vietnamese, as PDF bytes."""
    return render_guide(read_guide(), __version__)


def write_guide(target: Path) -> Written:
    """Write the guide as PDF; refused where the file cannot be written."""
    return write_atomic(target, guide_pdf())
