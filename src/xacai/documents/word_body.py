"""The pages of a Word document, section by section: decision, main pages with their controls, appendices."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from xacai.documents.closing import END, with_end
from xacai.documents.content import (
    Appendix,
    Block,
    CodeBox,
    Decision,
    Heading,
    Orientation,
    Paragraph,
    StateDocument,
    Table,
)
from xacai.documents.page import LANDSCAPE, PORTRAIT
from xacai.documents.word_head import addressees_xml, bases_xml, letterhead_xml, signature_xml, title_xml
from xacai.documents.word_margins import section_end
from xacai.documents.word_sections import (
    BoundSection,
    Numbering,
    empty_section_xml,
    lines_of,
    section_xml,
)
from xacai.documents.word_table import table_xml
from xacai.documents.word_xml import DECLARED, XML_HEAD, paragraph, run, runs, w


@dataclass(frozen=True, slots=True)
class _Pages:
    """The words of one Word section and the properties that end it."""

    inner: str
    end: str


def document_xml(document: StateDocument, sections: Sequence[BoundSection]) -> str:
    """The part ``word/document.xml``. The foot of the n-th appendix is the relation ``rIdFoot<n>``."""
    *others, last = _pages(document, sections)
    inner = "".join(pages.inner + paragraph(style="Gap", section=pages.end) for pages in others)
    body = w("body", inner, last.inner, paragraph(style="Gap"), last.end)
    return f"{XML_HEAD}<w:document{DECLARED}>{body}</w:document>"


def _pages(document: StateDocument, sections: Sequence[BoundSection]) -> list[_Pages]:
    portrait = section_end(Orientation.PORTRAIT)
    found = []
    if document.decision is not None:
        found.append(_Pages(_decision(document, document.decision), portrait))
    found.append(_Pages(_main(document, sections), portrait))
    for number, appendix in enumerate(document.appendices, 1):
        found.append(_Pages(_appendix(appendix), section_end(appendix.orientation, f"rIdFoot{number}")))
    return found


def _main(document: StateDocument, sections: Sequence[BoundSection]) -> str:
    return "".join(
        (
            letterhead_xml(document),
            title_xml(document.kind, document.abstract, document.reference),
            addressees_xml(document.addressees),
            bases_xml(document.bases),
            _narrative(document.blocks, sections) if sections else _ended(document.blocks),
            signature_xml(document.recipients, document.authority),
        )
    )


def _decision(document: StateDocument, decision: Decision) -> str:
    """The pages of the decision that carries the plan."""
    head = replace(
        document,
        number=decision.number,
        symbol=decision.symbol,
        issued=decision.issued,
        place=decision.place or document.place,
        reference="",
    )
    title = decision.authority_title
    return "".join(
        (
            letterhead_xml(head),
            title_xml("QUYẾT ĐỊNH", decision.abstract),
            paragraph(run(title.upper()), "Order") if title else "",
            bases_xml((*decision.bases, *decision.requests)),
            paragraph(run("QUYẾT ĐỊNH:"), "Order"),
            _ended(decision.articles),
            signature_xml(decision.recipients, decision.authority),
        )
    )


def _narrative(blocks: Sequence[Block], sections: Sequence[BoundSection]) -> str:
    """The body with the words under each heading in a control; the n-th heading is that of the n-th section."""
    starts = [number for number, block in enumerate(blocks) if isinstance(block, Heading)]
    numbering = Numbering()
    written = [_blocks(blocks[: starts[0]] if starts else blocks)]
    ends = [*starts[1:], len(blocks)]
    for section, start, end in zip(sections, starts, ends, strict=True):
        written.append(_block(blocks[start], PORTRAIT.frame_width))
        written.append(_section(section, blocks[start + 1 : end], numbering, last=end == len(blocks)))
    if not sections or not lines_of(sections[-1].text):
        written.append(paragraph(run(END), "BodyText", keep=True))
    return "".join(written)


def _section(section: BoundSection, own: Sequence[Block], numbering: Numbering, last: bool) -> str:
    if lines_of(section.text):
        return section_xml(section, numbering, last=last)
    return empty_section_xml(section, numbering) if own else ""


def _appendix(appendix: Appendix) -> str:
    shape = LANDSCAPE if appendix.orientation is Orientation.LANDSCAPE else PORTRAIT
    lines = [
        paragraph(run(appendix.label), "Appendix"),
        paragraph(run(appendix.title.upper()), "AppendixTitle"),
        paragraph(run(appendix.reference), "Reference") if appendix.reference else "",
        *(paragraph(run(note), "AppendixNote") for note in appendix.notes),
    ]
    return "".join(lines) + _blocks(appendix.blocks, shape.frame_width)


def _blocks(blocks: Iterable[Block], width: float = PORTRAIT.frame_width) -> str:
    return "".join(_block(block, width) for block in blocks)


def _ended(blocks: Sequence[Block]) -> str:
    """The body with its closing sign; the last paragraph stays on the page of the signature."""
    *before, last = with_end(blocks)
    assert isinstance(last, Paragraph)
    return _blocks(before) + paragraph(runs(last.runs), "BodyText", keep=True)


def _block(block: Block, width: float) -> str:
    if isinstance(block, Table):
        return table_xml(block, width)
    if isinstance(block, CodeBox):
        return paragraph(run(block.code), "BodyText")
    if isinstance(block, Paragraph):
        return paragraph(runs(block.runs), "BodyText")
    return _heading(block)


def _heading(heading: Heading) -> str:
    """The styles set each level and hold it with what follows."""
    return paragraph(run(heading_words(heading)), f"Heading{min(max(heading.level, 1), 3)}")


def heading_words(heading: Heading) -> str:
    """A heading as it is printed: level 1 in capitals."""
    return heading.text.upper() if heading.level <= 1 else heading.text
