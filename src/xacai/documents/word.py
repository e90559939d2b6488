"""A state document as a Word file (DOCX): the twin that officers and leaders edit. It bears no check code.

Written part by part with the standard library: content controls, repeated header rows and pages that number anew
are plain XML in any case. The same content gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from xml.sax.saxutils import escape

from xacai.documents.content import Heading, Metadata, StateDocument
from xacai.documents.word_body import document_xml, heading_words
from xacai.documents.word_margins import footer_xml, header_xml
from xacai.documents.word_origin import ADDRESS, Origin, origin_xml
from xacai.documents.word_package import pack
from xacai.documents.word_reading import outside_lines, read_tree
from xacai.documents.word_sections import BoundSection, all_written
from xacai.documents.word_styles import LANGUAGE, settings_xml, styles_xml
from xacai.documents.word_xml import XML_HEAD, clean
from xacai.domain.text import squeeze

MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_PART = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/"
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_STORE_ID = "{6E2B0C57-1D5A-4B0E-9A55-0D3C6A7F1E01}"


def word_document(
    document: StateDocument, sections: Sequence[BoundSection] = (), origin: Origin | None = None
) -> bytes:
    """The document as DOCX bytes.

    ``sections``, one for each heading of the body, put the words under the headings into content controls; none
    leaves the body plain. ``origin`` names the report, for reading the file back. Raises ValueError where
    sections and headings are not as many.
    """
    main = document_xml(document, sections)
    parts: dict[str, bytes | str] = {"[Content_Types].xml": ""}
    parts["_rels/.rels"] = _relations(
        ("rIdDocument", f"{_RELATION}officeDocument", "word/document.xml"),
        ("rIdCore", f"{_PACKAGE}relationships/metadata/core-properties", "docProps/core.xml"),
    )
    parts["docProps/core.xml"] = _core(document.metadata)
    parts["word/document.xml"] = main
    parts["word/styles.xml"] = styles_xml()
    parts["word/settings.xml"] = settings_xml()
    parts["word/header1.xml"] = header_xml(numbered=True, draft=document.draft, mark=1)
    parts["word/header2.xml"] = header_xml(numbered=False, draft=document.draft, mark=2)
    for number, appendix in enumerate(document.appendices, 1):
        parts[f"word/footer{number}.xml"] = footer_xml(appendix.label)
    parts["word/_rels/document.xml.rels"] = _relations(*_inner_relations(document, origin is not None))
    if origin is not None:
        headings = [block for block in document.blocks if isinstance(block, Heading)]
        known = {
            item.code: squeeze(heading_words(own)) for item, own in zip(sections, headings, strict=False)
        }
        parts.update(_origin_parts(replace(origin, headings=known), sections, main))
    parts["[Content_Types].xml"] = _types(parts)
    return pack(parts)


def _inner_relations(document: StateDocument, with_origin: bool) -> Iterator[tuple[str, str, str]]:
    yield "rIdStyles", f"{_RELATION}styles", "styles.xml"
    yield "rIdSettings", f"{_RELATION}settings", "settings.xml"
    yield "rIdHeader", f"{_RELATION}header", "header1.xml"
    yield "rIdFirst", f"{_RELATION}header", "header2.xml"
    for number in range(1, len(document.appendices) + 1):
        yield f"rIdFoot{number}", f"{_RELATION}footer", f"footer{number}.xml"
    if with_origin:
        yield "rIdOrigin", f"{_RELATION}customXml", "../customXml/item1.xml"


def _origin_parts(origin: Origin, sections: Sequence[BoundSection], main: str) -> Iterator[tuple[str, str]]:
    """What the file remembers: the texts of its controls, its numbers, and every line outside the controls."""
    remembered = replace(
        origin,
        sections={section.code: section.text for section in sections},
        written=all_written(sections),
        outside=outside_lines(read_tree(main.encode())),
    )
    yield "customXml/item1.xml", origin_xml(remembered)
    yield (
        "customXml/itemProps1.xml",
        f'{XML_HEAD}<ds:datastoreItem ds:itemID="{_STORE_ID}" xmlns:ds="{_CUSTOM}"><ds:schemaRefs>'
        f'<ds:schemaRef ds:uri="{ADDRESS}"/></ds:schemaRefs></ds:datastoreItem>',
    )
    yield (
        "customXml/_rels/item1.xml.rels",
        _relations(("rId1", f"{_RELATION}customXmlProps", "itemProps1.xml")),
    )


def _relations(*entries: tuple[str, str, str]) -> str:
    inner = "".join(
        f'<Relationship Id="{key}" Type="{kind}" Target="{target}"/>' for key, kind, target in entries
    )
    return f'{XML_HEAD}<Relationships xmlns="{_PACKAGE}relationships">{inner}</Relationships>'


def _types(parts: dict[str, bytes | str]) -> str:
    """The list of what each part is."""
    kinds = {
        "word/document.xml": f"{_PART}document.main+xml",
        "word/styles.xml": f"{_PART}styles+xml",
        "word/settings.xml": f"{_PART}settings+xml",
        "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "customXml/itemProps1.xml": _CUSTOM_TYPE,
    }
    for name in parts:
        for part in ("header", "footer"):
            if name.startswith(f"word/{part}"):
                kinds[name] = f"{_PART}{part}+xml"
    inner = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>'
        for name, kind in kinds.items()
        if name in parts
    )
    return (
        f'{XML_HEAD}<Types xmlns="{_PACKAGE}content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{inner}</Types>'
    )


def _core(metadata: Metadata) -> str:
    """Title, subject, organ, number, language; the time only where the content names one."""
    spaces = (
        f'xmlns:cp="{_PACKAGE}metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    )
    entries = (
        ("dc:title", metadata.title),
        ("dc:subject", metadata.subject),
        ("dc:creator", metadata.organ),
        ("cp:keywords", metadata.number),
        ("dc:language", LANGUAGE),
    )
    inner = "".join(f"<{name}>{escape(clean(text))}</{name}>" for name, text in entries if text)
    if metadata.created is not None:
        moment = _moment(metadata.created)
        for name in ("created", "modified"):
            inner += f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{name}>'
    return f"{XML_HEAD}<cp:coreProperties {spaces}>{inner}</cp:coreProperties>"


def _moment(moment: datetime) -> str:
    zone = moment.strftime("%z")
    return f"{moment:%Y-%m-%dT%H:%M:%S}" + (f"{zone[:3]}:{zone[3:5]}" if zone else "Z")
