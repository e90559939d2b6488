"""A fault of ours on the command line: the details go to a file, a sentence goes to the person."""

from __future__ import annotations

import traceback
from datetime import datetime
from pathlib import Path

from xacai import __version__
from xacai.files.paths import data_folder
from xacai.wording.language import _


def keep_fault(fault: Exception, data: Path | None) -> str:
    """Write what happened beside the data and return the sentence that names the file."""
    folder = (data or data_folder()) / "faults"
    path = folder / f"{datetime.now():%Y%m%d-%H%M%S}.txt"
    words = "".join(traceback.format_exception(fault))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(f"xacai {__version__}\n{words}", encoding="utf-8")
    except OSError:
        return _("The program made a mistake ({kind}). What was saved stays saved.").format(
            kind=type(fault).__name__
        )
    return _(
        "The program made a mistake. What was saved stays saved. Send this file to who supports you: {path}"
    ).format(path=path)
