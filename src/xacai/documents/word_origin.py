"""What a Word twin remembers of its report, so that an edit can be told from a figure that moved on since.

It travels as a part of custom data inside the file; Word keeps such parts, other programs may drop them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element
from xml.sax.saxutils import escape, quoteattr

from xacai.documents.word_package import parse_xml
from xacai.documents.word_xml import XML_HEAD, clean

ADDRESS = "urn:xacai:twin:1"
_MOST_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Origin:
    """The report that a twin was made of: office, period, revision; its words and numbers as they then stood.

    ``sections`` are texts with ``{CODE}``, ``written`` the numbers by row, ``outside`` the lines of the document
    that stand in no control, ``headings`` the printed heading of each section.
    """

    office: str
    period: str
    revision: int = 1
    sections: Mapping[str, str] = field(default_factory=dict)
    written: Mapping[str, str] = field(default_factory=dict)
    outside: tuple[str, ...] = ()
    headings: Mapping[str, str] = field(default_factory=dict)


def origin_xml(origin: Origin) -> str:
    """The part that holds it."""
    head = (
        f"<twin xmlns={quoteattr(ADDRESS)} office={_quoted(origin.office)} period={_quoted(origin.period)} "
        f'revision="{origin.revision}">'
    )
    items = [
        *(_item("section", text, code) for code, text in origin.sections.items()),
        *(_item("cell", text, code) for code, text in sorted(origin.written.items())),
        *(_item("heading", text, code) for code, text in origin.headings.items()),
        *(_item("line", text) for text in origin.outside),
    ]
    return f"{XML_HEAD}{head}{''.join(items)}</twin>"


def _quoted(text: str) -> str:
    return quoteattr(clean(text))


def _item(name: str, text: str, code: str = "") -> str:
    key = f" code={_quoted(code)}" if code else ""
    return f"<{name}{key}>{escape(clean(text))}</{name}>"


def find_origin(parts: Mapping[str, bytes]) -> Origin | None:
    """The origin among the parts of a package; None where it was dropped."""
    for name, content in parts.items():
        if name.startswith("customXml/") and ADDRESS.encode() in content:
            root = parse_xml(content)
            if root.tag == f"{{{ADDRESS}}}twin":
                return _read(root)
    return None


def _read(root: Element) -> Origin:
    revision = root.get("revision", "")
    known = revision.isdecimal() and len(revision) <= _MOST_DIGITS
    return Origin(
        office=root.get("office", ""),
        period=root.get("period", ""),
        revision=int(revision) if known else 0,
        sections=dict(_pairs(root, "section")),
        written=dict(_pairs(root, "cell")),
        headings=dict(_pairs(root, "heading")),
        outside=tuple(text for _code, text in _pairs(root, "line")),
    )


def _pairs(root: Element, name: str) -> Iterator[tuple[str, str]]:
    for item in root.iter(f"{{{ADDRESS}}}{name}"):
        yield item.get("code", ""), item.text or ""
