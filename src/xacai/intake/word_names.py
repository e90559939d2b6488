"""Short names for the elements of WordprocessingML, and what is asked of their properties."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from xml.etree.ElementTree import Element

from xacai.intake.markup import attribute

_WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
# What only wraps: content controls, tracked insertions, links, tags of other programs.
WRAPPERS = frozenset(
    ("sdt", "sdtContent", "ins", "moveTo", "hyperlink", "smartTag", "customXml", "fldSimple", "dir", "bdo")
)


@lru_cache(maxsize=2048)
def short(tag: str) -> str:
    """ "p" for Word's own paragraph, ":p" for an element of that name in another language."""
    space, _, name = tag.rpartition("}")
    return name if space[1:] in _WORD else f":{name}"


def child(node: Element | None, *path: str) -> Element | None:
    """The first child by name, or the one at the end of a path of names."""
    for name in path:
        if node is None:
            return None
        for item in node:
            if short(item.tag) == name:
                node = item
                break
        else:
            return None
    return node


def value(node: Element | None, *path: str) -> str | None:
    """The ``val`` of a child (or of the node itself); None where either is absent."""
    found = child(node, *path)
    return None if found is None else attribute(found, "val")


def number(node: Element | None, *path: str) -> int | None:
    """The ``val`` as a whole number within reason."""
    return whole(value(node, *path))


def whole(text: str | None) -> int | None:
    """A written whole number within reason; None for anything else."""
    try:
        found = int(text or "")
    except ValueError:
        return None
    return found if -100_000 < found < 100_000 else None


def within(node: Element, *names: str) -> Iterator[Element]:
    """Children of these names, also those inside what only wraps; placeholders of content controls are left out."""
    for item in node:
        name = short(item.tag)
        if name in names:
            yield item
        elif name in WRAPPERS and not is_placeholder(item):
            yield from within(item, *names)


def is_placeholder(node: Element) -> bool:
    """Whether a content control shows only the words that ask for an entry."""
    return short(node.tag) == "sdt" and child(node, "sdtPr", "showingPlcHdr") is not None
