"""A page of the window before it is made: the rail needs no more, and pages stay unimported till their visit."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from xacai.services.workspace import Workspace
    from xacai.ui.page import Page


class PageSpec(NamedTuple):
    """A page of the window: stable key, msgid of the rail's word, icon, how it is made.

    ``at_foot`` puts it at the lower end of the rail (settings, help). ``receives``: only where offices report to this
    one; a reporting office never sees it.
    """

    key: str
    title: str
    icon: str
    factory: Callable[[Workspace], Page]
    at_foot: bool = False
    receives: bool = False
