"""Sentence templates of drafts: ``{name}`` is replaced; a part in brackets goes where one of its names is unknown."""

from __future__ import annotations

import re
from collections.abc import Mapping

_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
_NAME = re.compile(r"\{([^{}]*)\}")


def fill(template: str, words: Mapping[str, str]) -> str:
    """The sentence; empty where a name outside brackets is unknown or says nothing."""
    whole = _OPTIONAL.sub(lambda found: found.group(1) if _known(found.group(1), words) else "", template)
    if not _known(whole, words):
        return ""
    return _NAME.sub(lambda found: words[found.group(1)], whole)


def names(template: str) -> tuple[str, ...]:
    """The names that a template uses."""
    return tuple(_NAME.findall(template))


def _known(text: str, words: Mapping[str, str]) -> bool:
    return all(words.get(name) for name in names(text))
