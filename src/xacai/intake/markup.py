"""XML of office files, read in pieces: no document type, no entities, no depth that a document does not need."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from typing import cast
from xml.etree.ElementTree import Element, ParseError, XMLPullParser

from xacai.domain.issue import Refusal, refuse

DEEPEST = 200
# Bytes that may pass without one element ending: no text of a plan is longer.
_LONGEST_SILENCE = 8_000_000
_FORBIDDEN = (b"<!DOCTYPE", b"<!ENTITY")
_DECLARED = re.compile(rb"^\s*<\?xml[^>]*encoding\s*=\s*[\"']([A-Za-z0-9._-]+)[\"']")
# Encodings in which the forbidden words cannot hide.
_ENCODINGS = frozenset({"utf-8", "ascii", "iso8859-1", "cp1252", "cp1258"})

Event = tuple[str, Element]


def elements(chunks: Iterable[bytes], file: str) -> Iterator[Event]:
    """("start" or "end", element) as they come. Refuses entities, deep nesting and what is no XML."""
    parser: XMLPullParser[Element] = XMLPullParser(("start", "end"))
    depth = silence = 0
    try:
        for chunk in _checked(chunks, file):
            parser.feed(chunk)
            silence += len(chunk)
            for event, element in cast(Iterator[Event], parser.read_events()):
                silence = 0
                depth += 1 if event == "start" else -1
                if depth > DEEPEST:
                    raise refuse("intake.too-deep", file, file=file)
                yield event, element
            if silence > _LONGEST_SILENCE:
                raise refuse("intake.bomb", file, file=file)
        parser.close()
    except (ParseError, ValueError, LookupError):
        raise refuse("intake.damaged", file, file=file) from None


def tree(chunks: Iterable[bytes], file: str) -> Element:
    """A small part as a whole tree, under the same rules."""
    root: Element | None = None
    for _, element in elements(chunks, file):
        root = element if root is None else root
    if root is None:
        raise refuse("intake.damaged", file, file=file)
    return root


def _checked(chunks: Iterable[bytes], file: str) -> Iterator[bytes]:
    """The same pieces, in an encoding that holds ASCII as it is, without a document type."""
    tail = b""
    for number, chunk in enumerate(chunks):
        if not number and not _is_plain(chunk):
            raise refuse("intake.damaged", file, file=file)
        window = tail + chunk
        if any(word in window for word in _FORBIDDEN):
            raise _entities(file)
        tail = window[-16:]
        yield chunk


def _entities(file: str) -> Refusal:
    return refuse("intake.entities", file, file=file)


def _is_plain(start: bytes) -> bool:
    """Whether the first piece is in one of the known encodings; a zero byte shows UTF-16 or UTF-32."""
    if b"\x00" in start[:64]:
        return False
    found = _DECLARED.match(start.removeprefix(codecs.BOM_UTF8))
    try:
        return found is None or codecs.lookup(found.group(1).decode("ascii")).name in _ENCODINGS
    except LookupError:
        return False


def local(element: Element) -> str:
    """The element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def attribute(element: Element, name: str) -> str | None:
    """An attribute by its name, whatever its namespace."""
    found = element.get(name)
    if found is not None:
        return found
    return next((value for key, value in element.items() if key.endswith(f"}}{name}")), None)


def is_on(element: Element | None) -> bool:
    """A switch such as ``<w:vanish/>``: present, and its value not a word for no."""
    return element is not None and (attribute(element, "val") or "true") not in {"0", "false", "off"}
