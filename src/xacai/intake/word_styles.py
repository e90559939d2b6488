"""What Word's styles lend to paragraphs and runs: numbering, alignment, hidden text, the font."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree.ElementTree import Element

from xacai.intake.markup import attribute, is_on
from xacai.intake.word_names import child, number, short, value

_LONGEST_CHAIN = 12


@dataclass(frozen=True, slots=True)
class Style:
    """One style; None where it says nothing and the style below speaks."""

    based_on: str | None = None
    list_id: str | None = None
    level: int | None = None
    centred: bool | None = None
    hidden: bool | None = None
    font: str | None = None


class Styles:
    """The styles of a document."""

    def __init__(self, root: Element | None = None) -> None:
        self._styles: dict[str, Style] = {}
        self._plain: str | None = None
        self._font: str | None = None
        for node in root if root is not None else ():
            if short(node.tag) == "docDefaults":
                self._font = font_of(child(node, "rPrDefault", "rPr"))
            elif short(node.tag) == "style" and (name := attribute(node, "styleId")):
                self._styles[name] = _style(node)
                if attribute(node, "type") == "paragraph" and attribute(node, "default") in {"1", "true"}:
                    self._plain = name

    def chain(self, name: str | None) -> tuple[Style, ...]:
        """A paragraph's style and those that it is based on."""
        found: list[Style] = []
        current = name or self._plain
        while current in self._styles and len(found) < _LONGEST_CHAIN:
            found.append(self._styles[current])
            current = found[-1].based_on
        return tuple(found)

    def numbering(self, name: str | None) -> tuple[str | None, int | None]:
        """List and level that a paragraph's style gives."""
        chain = self.chain(name)
        list_id = next((style.list_id for style in chain if style.list_id), None)
        return list_id, next((style.level for style in chain if style.level is not None), None)

    def centred(self, name: str | None) -> bool:
        """Whether a style centres its paragraphs."""
        return next((style.centred for style in self.chain(name) if style.centred is not None), False)

    def hides(self, name: str | None) -> bool:
        """Whether a style hides its text."""
        return name is not None and any(style.hidden for style in self.chain(name)[:1])

    def font(self, run: str | None, paragraph: str | None) -> str | None:
        """The font that the styles give to a run."""
        named = (*(self.chain(run) if run else ()), *self.chain(paragraph))
        return next((style.font for style in named if style.font), self._font)


def _style(node: Element) -> Style:
    paragraph, run = child(node, "pPr"), child(node, "rPr")
    hidden = child(run, "vanish")
    return Style(
        based_on=value(node, "basedOn"),
        list_id=value(paragraph, "numPr", "numId"),
        level=number(paragraph, "numPr", "ilvl"),
        centred=_centred(paragraph),
        hidden=None if hidden is None else is_on(hidden),
        font=font_of(run),
    )


def _centred(paragraph: Element | None) -> bool | None:
    told = value(paragraph, "jc")
    return None if told is None else told == "center"


def font_of(run: Element | None) -> str | None:
    """The font that properties of a run name."""
    fonts = child(run, "rFonts")
    if fonts is None:
        return None
    return attribute(fonts, "hAnsi") or attribute(fonts, "ascii")
