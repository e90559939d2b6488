"""The text of Word's paragraphs as a reader sees it: generated numbers in, deleted and hidden text out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from xacai.intake.markup import is_on
from xacai.intake.word_names import WRAPPERS, child, is_placeholder, number, short, value
from xacai.intake.word_numbering import Numbering
from xacai.intake.word_styles import Styles, font_of

_LEFT_OUT = frozenset(("del", "moveFrom", "pPr", "rPr", "sdtPr", "sdtEndPr", "delText", "instrText", "rt"))
_SIGNS = {
    "tab": "\t",
    "ptab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "-",
    "softHyphen": "",
}
# Text of a font from before Unicode, put into Unicode.
Recode = Callable[[str, str], str]


@dataclass(slots=True)
class ParagraphText:
    """A paragraph's text (tabs and line ends kept) with its generated number, and the text boxes it anchors."""

    text: str
    label: str = ""
    centred: bool = False
    joined_to_next: bool = False
    boxes: list[Element] = field(default_factory=list)

    @property
    def whole(self) -> str:
        """Number and text."""
        return f"{self.label} {self.text}".strip() if self.label else self.text


class WordText:
    """Reads paragraphs in order; order matters, because Word's numbers are counted."""

    def __init__(self, styles: Styles, numbering: Numbering, recode: Recode) -> None:
        self._styles = styles
        self._numbering = numbering
        self._recode = recode

    def paragraph(self, node: Element) -> ParagraphText:
        """The text of one paragraph; its number is counted unless the paragraph itself was deleted."""
        properties = child(node, "pPr")
        style = value(properties, "pStyle")
        boxes: list[Element] = []
        text = "".join(self._texts(node, style, boxes))
        mark = child(properties, "rPr")
        gone = child(mark, "del") is not None or child(mark, "moveFrom") is not None
        if gone and not text:
            return ParagraphText("", joined_to_next=True, boxes=boxes)
        label = self._label(properties, style)
        centred = _centred(properties, style, self._styles)
        return ParagraphText(text, label, centred, gone, boxes)

    def _label(self, properties: Element | None, style: str | None) -> str:
        list_id = value(properties, "numPr", "numId")
        place = number(properties, "numPr", "ilvl")
        if list_id is None:
            list_id, lent = self._styles.numbering(style)
            place = lent if place is None else place
        if not list_id or list_id == "0":
            return ""
        if place is None:
            place = self._numbering.level_of_style(list_id, style)
        return self._numbering.label(list_id, place)

    def _texts(self, node: Element, style: str | None, boxes: list[Element]) -> Iterator[str]:
        for item in node:
            name = short(item.tag)
            if name in _LEFT_OUT or is_placeholder(item):
                continue
            if name == "r":
                yield self._run(item, style, boxes)
            elif name == ":AlternateContent":
                yield from self._alternative(item, style, boxes)
            elif name == ":t":
                yield item.text or ""
            elif name in WRAPPERS or name in {"ruby", "rubyBase"} or name in {":oMath", ":oMathPara", ":r"}:
                yield from self._texts(item, style, boxes)

    def _run(self, run: Element, style: str | None, boxes: list[Element]) -> str:
        properties = child(run, "rPr")
        own = value(properties, "rStyle")
        hidden = child(properties, "vanish")
        if is_on(hidden) if hidden is not None else self._styles.hides(own):
            return ""
        parts: list[str] = []
        for item in run:
            name = short(item.tag)
            if name == "t":
                parts.append(item.text or "")
            elif name in _SIGNS:
                parts.append(_SIGNS[name])
            elif name == "ruby":
                parts.extend(self._texts(item, style, boxes))
            elif name == ":AlternateContent":
                parts.extend(self._alternative(item, style, boxes))
            elif name in {"drawing", "pict", "object"}:
                boxes.extend(boxes_in(item))
        text = "".join(parts)
        return self._recode(text, font_of(properties) or self._styles.font(own, style) or "") if text else ""

    def _alternative(self, node: Element, style: str | None, boxes: list[Element]) -> Iterator[str]:
        """One of the alternatives: the first with a text box, else the first; never both."""
        branches = [item for item in node if short(item.tag) in {":Choice", ":Fallback"}]
        chosen = next((item for item in branches if tuple(boxes_in(item))), branches[0] if branches else None)
        if chosen is None:
            return
        boxes.extend(boxes_in(chosen))
        yield from self._texts(chosen, style, boxes)


def boxes_in(node: Element) -> Iterator[Element]:
    """The contents of text boxes in a drawing; of alternatives only the first that has one."""
    for item in node:
        name = short(item.tag)
        if name == "txbxContent":
            yield item
        elif name == ":AlternateContent":
            yield from next((found for branch in item if (found := list(boxes_in(branch)))), ())
        else:
            yield from boxes_in(item)


def _centred(properties: Element | None, style: str | None, styles: Styles) -> bool:
    told = value(properties, "jc")
    return styles.centred(style) if told is None else told == "center"
