"""``xacai demo``: the main job on the sample office, then the window on it where there is a screen."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from xacai.cli.answer import Answer, Call, Commands
from xacai.cli.reading import a_path
from xacai.services.demonstrating import Step, demonstrate, sample_now
from xacai.wording.language import N_, _

_WORDS = {
    "office": N_("Office set up: {detail}"),
    "plan": N_("Plan taken in and issued as No. {detail}: {count} tasks"),
    "progress": N_("Progress recorded: {count} entries"),
    "report": N_("Report {detail} filled: {count} cells"),
    "plan-pdf": N_("Plan as PDF: {path}"),
    "finalised": N_("Report checked, finalised and numbered. Check code: {detail}"),
    "report-pdf": N_("Report as PDF: {path}"),
    "bundle": N_("Bundle, sealed and read back: {path}"),
    "received-stored": N_("Received in the data folder of the office above: stored, check code {detail}"),
    "received-already": N_("Received again: already there, nothing changed"),
}


def add_commands(commands: Commands) -> None:
    """Add the commands of this room."""
    demo = commands.add_parser("demo", help=_("the main job on a sample office"))
    demo.add_argument("--out", type=a_path, help=_("where bundle and PDFs go"))
    demo.add_argument("--no-window", action="store_true")
    demo.set_defaults(run=_demo)


def _demo(call: Call) -> Answer:
    from xacai.bootstrap import open_workspace

    given = call.arguments
    out: Path = (given.out or Path("xacai-demo")).absolute()
    steps: list[Step] = []
    with (
        _home(getattr(given, "data", None)) as home,
        closing(open_workspace(home / "commune", now=sample_now)) as workspace,
        closing(open_workspace(home / "province", now=sample_now)) as receiver,
    ):
        for step in demonstrate(workspace, out, receiver=receiver):
            steps.append(step)
            if not getattr(given, "json", False):
                print(_line(step), flush=True)
        workspace.close()
        if not given.no_window and has_screen():
            _show_window(home / "commune")
    data = {"out": str(out), "data": str(home), "steps": [_data(step) for step in steps]}
    return Answer(data, (_("Everything lies in {out}").format(out=out),))


@contextmanager
def _home(chosen: Path | None) -> Iterator[Path]:
    """The data folder that was named, or a passing one that is gone when the demo ends."""
    if chosen is not None:
        yield chosen
        return
    with tempfile.TemporaryDirectory(prefix="xacai-demo-") as passing:
        yield Path(passing)


def _line(step: Step) -> str:
    return _(_WORDS[step.name]).format(count=step.count, path=step.path, detail=step.detail)


def _data(step: Step) -> dict[str, Any]:
    return {
        "step": step.name,
        "count": step.count,
        "path": str(step.path) if step.path else None,
        "detail": step.detail,
    }


def has_screen() -> bool:
    """Whether a window can be shown at all."""
    shown = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return bool(shown) or platform.system() != "Linux"


def _show_window(folder: Path) -> None:
    """The window on the sample's data folder, in a process of its own: the front ends do not know each other."""
    subprocess.run([sys.executable, "-P", "-m", "xacai", "--data", str(folder)], check=False)
