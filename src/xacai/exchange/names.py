"""Names of bundle files: informative only; a reader goes by the bytes."""

from __future__ import annotations

import re

from xacai.domain.submission import Stream

SUFFIX = ".xacai"
LONGEST = 64
_HOLDERS = re.compile(r"\.(xacai|xacai\.zip|pdf)$", re.IGNORECASE)


def bundle_name(stream: Stream, revision: int, uuid: str) -> str:
    """``xacai_25432_2025-q3_report_r1_1b9d6bcd.xacai``: ASCII, lower case, at most 64 characters.

    A period that would make it longer loses its end; the uuid keeps names apart.
    """
    tail = f"_{_slug(stream.kind)}_r{revision}_{_slug(uuid)[:8]}{SUFFIX}"
    head = f"xacai_{_slug(stream.office)}_"
    period = _slug(stream.period.replace("..", "_"))
    return head + period[: LONGEST - len(head) - len(tail)].rstrip("-") + tail


def may_hold_bundle(name: str) -> bool:
    """Whether a file of this name is worth opening when a folder is looked through."""
    return _HOLDERS.search(name) is not None


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
