"""A walk through the parts of a DOCX with nothing of the program under test, and knives to edit one like Word does."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MAIN = "word/document.xml"


def parts(data: bytes) -> dict[str, bytes]:
    """Every part by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def tree(data: bytes, part: str = MAIN) -> Element:
    """A part as a tree."""
    return ElementTree.fromstring(parts(data)[part])


def value(element: Element | None, name: str = "val") -> str | None:
    """An attribute of the main vocabulary."""
    return None if element is None else element.get(f"{W}{name}")


def text_of(element: Element) -> str:
    """All words below an element, a blank for each break and paragraph."""
    pieces = []
    for item in element.iter():
        if item.tag == f"{W}t":
            pieces.append(item.text or "")
        elif item.tag in {f"{W}br", f"{W}p", f"{W}tab"}:
            pieces.append(" ")
    return "".join(pieces)


def paragraph_of(root: Element, words: str) -> Element:
    """The one paragraph that begins so."""
    found = [item for item in root.iter(f"{W}p") if text_of(item).strip().startswith(words)]
    assert len(found) == 1, f"{words!r} begins {len(found)} paragraphs"
    return found[0]


def style_of(data: bytes, paragraph: Element) -> tuple[float, bool, bool, str | None]:
    """Size in points, bold, italic, alignment of a paragraph by its style."""
    key = value(paragraph.find(f"{W}pPr/{W}pStyle"))
    style = next(item for item in tree(data, "word/styles.xml") if item.get(f"{W}styleId") == key)
    size = value(style.find(f"{W}rPr/{W}sz"))
    assert size is not None
    bold, italic = (style.find(f"{W}rPr/{W}{name}") is not None for name in "bi")
    own = value(paragraph.find(f"{W}pPr/{W}jc"))
    return int(size) / 2, bold, italic, own or value(style.find(f"{W}pPr/{W}jc"))


def controls(root: Element, tag: str) -> list[Element]:
    """The controls with a tag."""
    return [item for item in root.iter(f"{W}sdt") if value(item.find(f"{W}sdtPr/{W}tag")) == tag]


def tags(root: Element) -> Iterator[str]:
    """The tag of each control, in order."""
    for item in root.iter(f"{W}sdt"):
        yield value(item.find(f"{W}sdtPr/{W}tag")) or ""


def edited(data: bytes, edit: Callable[[Element], None]) -> bytes:
    """The file after an edit of its main part, as another program would save it."""
    found = parts(data)
    root = ElementTree.fromstring(found[MAIN])
    edit(root)
    return packed({**found, MAIN: ElementTree.tostring(root, encoding="utf-8")})


def packed(found: dict[str, bytes]) -> bytes:
    """Parts as a package."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in found.items():
            package.writestr(name, content)
    return target.getvalue()


def content(control: Element) -> Element:
    """What a control holds."""
    found = control.find(f"{W}sdtContent")
    assert found is not None
    return found


def new_run(text: str, name: str = "t") -> Element:
    """A run with words."""
    run = Element(f"{W}r")
    word = ElementTree.SubElement(run, f"{W}{name}")
    word.text = text
    return run


def new_paragraph(text: str) -> Element:
    """A paragraph with words."""
    paragraph = Element(f"{W}p")
    paragraph.append(new_run(text))
    return paragraph


def retype(element: Element, text: str) -> None:
    """Other words in the first text of an element, none in the others."""
    for number, word in enumerate(element.iter(f"{W}t")):
        word.text = text if number == 0 else ""


def remove(root: Element, victim: Element) -> None:
    """Take an element out of the tree."""
    parent = next(item for item in root.iter() if victim in list(item))
    parent.remove(victim)
