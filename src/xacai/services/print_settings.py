"""What the office decides about printing: whether the check code stands on the main pages too.

Each change is kept with its moment, so that a document locked before it prints again as it did.
"""

from __future__ import annotations

from xacai.services.workspace import Workspace

_NAME = "print.check-on-main-pages"


def check_on_main_pages(workspace: Workspace, at: str = "9999") -> bool:
    """Whether the check code goes on the main pages; ``at`` (ISO day or moment): as it was decided then.

    Off until the office switches it on, for the standard layout takes no additions.
    """
    with workspace.store.reading() as shelves:
        history = shelves.settings.get(_NAME)
    decided = [entry.rpartition("=") for entry in history.split() if "=" in entry]
    before = [value for moment, _sign, value in decided if moment <= at]
    return bool(before) and before[-1] == "1"


def set_check_on_main_pages(workspace: Workspace, wanted: bool) -> None:
    """Decide it from this moment on."""
    if check_on_main_pages(workspace) == wanted:
        return
    with workspace.store.writing("office.print", _NAME) as shelves:
        former = shelves.settings.get(_NAME)
        entry = f"{workspace.now().isoformat(timespec='seconds')}={int(wanted)}"
        shelves.settings.set(_NAME, f"{former} {entry}".strip())
