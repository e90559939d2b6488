"""Preparing a PDF for archiving: PDF/A-2b, and PDF/A-3b with the data bundle inside (ISO 19005-2, 19005-3).

Adds the output intent, XMP metadata equal to the document information, and attached files. "Prepared as",
for no independent validator has seen the files; the rules that can be checked are held by tests. Same
input, same bytes.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from datetime import datetime
from html import escape
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from xacai.documents.content import Metadata
from xacai.documents.letter_maps import mend_letter_maps
from xacai.documents.srgb import srgb_profile
from xacai.domain.text import nfc

PRODUCER = "xacai"
LANGUAGE = "vi-VN"
BUNDLE_TYPE = "application/zip"
_FIXED_DAY = "D:20000101000000Z"
_LARGEST = 512 * 1024 * 1024
_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
{inner}
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file to travel inside the PDF."""

    name: str
    data: bytes
    description: str = ""
    mime: str = BUNDLE_TYPE


def prepare(pdf: bytes, metadata: Metadata, attachment: Attachment | None = None) -> bytes:
    """The PDF prepared as PDF/A-2b, or as PDF/A-3b where a file is attached."""
    with Pdf.open(BytesIO(pdf)) as document:
        for page in document.pages:
            if "/Trans" in page.obj:
                del page.obj["/Trans"]
        mend_letter_maps(document)
        document.Root.Lang = String(LANGUAGE)
        document.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        document.Root.OutputIntents = Array([_output_intent(document)])
        _set_information(document, metadata)
        return _finish(document, metadata, attachment)


def attach(pdf: bytes, metadata: Metadata, attachment: Attachment) -> bytes:
    """A prepared PDF with a file attached: now PDF/A-3b."""
    with Pdf.open(BytesIO(pdf)) as document:
        return _finish(document, metadata, attachment)


def _finish(document: Pdf, metadata: Metadata, attachment: Attachment | None) -> bytes:
    if attachment is not None:
        _embed(document, attachment, metadata.created)
    stream = document.make_stream(_xmp(metadata, part=2 if attachment is None else 3))
    stream.Type, stream.Subtype = Name.Metadata, Name.XML
    document.Root.Metadata = stream
    target = BytesIO()
    document.save(
        target,
        deterministic_id=True,
        compress_streams=True,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        fix_metadata_version=False,
    )
    return target.getvalue()


def _output_intent(document: Pdf) -> Dictionary:
    profile = document.make_stream(srgb_profile(), N=3)
    return Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=String("sRGB IEC61966-2.1"),
        Info=String("sRGB IEC61966-2.1"),
        RegistryName=String("http://www.color.org"),
        DestOutputProfile=profile,
    )


def _set_information(document: Pdf, metadata: Metadata) -> None:
    """Document information that says the same as the XMP packet."""
    information = {
        "/Title": metadata.title,
        "/Author": metadata.organ,
        "/Subject": metadata.subject,
        "/Keywords": metadata.number,
        "/Creator": PRODUCER,
        "/Producer": PRODUCER,
    }
    entries = {key: String(nfc(text)) for key, text in information.items() if text}
    if metadata.created is not None:
        entries["/CreationDate"] = entries["/ModDate"] = String(_pdf_time(metadata.created))
    document.trailer.Info = document.make_indirect(Dictionary(entries))


def _pdf_time(moment: datetime) -> str:
    zone = moment.strftime("%z")
    return f"D:{moment:%Y%m%d%H%M%S}" + (f"{zone[:3]}'{zone[3:5]}'" if zone else "Z")


def _xmp_time(moment: datetime) -> str:
    zone = moment.strftime("%z")
    return f"{moment:%Y-%m-%dT%H:%M:%S}" + (f"{zone[:3]}:{zone[3:5]}" if zone else "Z")


def _xmp(metadata: Metadata, part: int) -> bytes:
    """The XMP packet, written out so that its bytes never vary."""
    language = f"<rdf:Bag><rdf:li>{LANGUAGE}</rdf:li></rdf:Bag>"
    lines = [
        f"<pdfaid:part>{part}</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>",
        f"<dc:format>application/pdf</dc:format><dc:language>{language}</dc:language>",
        _alternatives("dc:title", metadata.title),
        _alternatives("dc:description", metadata.subject),
        _sequence("dc:creator", metadata.organ),
        _plain("dc:identifier", metadata.number),
        _plain("pdf:Keywords", metadata.number),
        _plain("pdf:Producer", PRODUCER),
        _plain("xmp:CreatorTool", PRODUCER),
    ]
    if metadata.created is not None:
        lines += [_plain(f"xmp:{name}Date", _xmp_time(metadata.created)) for name in ("Create", "Modify")]
    inner = "\n".join(line for line in lines if line)
    return _PACKET.format(inner=inner).encode()


def _plain(name: str, text: str) -> str:
    return f"<{name}>{escape(nfc(text), quote=False)}</{name}>" if text else ""


def _alternatives(name: str, text: str) -> str:
    inner = f'<rdf:Alt><rdf:li xml:lang="x-default">{escape(nfc(text), quote=False)}</rdf:li></rdf:Alt>'
    return f"<{name}>{inner}</{name}>" if text else ""


def _sequence(name: str, text: str) -> str:
    return (
        f"<{name}><rdf:Seq><rdf:li>{escape(nfc(text), quote=False)}</rdf:li></rdf:Seq></{name}>"
        if text
        else ""
    )


def _embed(document: Pdf, attachment: Attachment, created: datetime | None) -> None:
    """The file as an associated file of the whole document, its source data."""
    day = String(_pdf_time(created) if created else _FIXED_DAY)
    stream = document.make_stream(attachment.data)
    stream.Type, stream.Subtype = Name.EmbeddedFile, Name(f"/{attachment.mime}")
    stream.Params = Dictionary(Size=len(attachment.data), ModDate=day, CreationDate=day)
    specification = document.make_indirect(
        Dictionary(
            Type=Name.Filespec,
            F=String(attachment.name),
            UF=String(attachment.name),
            Desc=String(attachment.description or attachment.name),
            AFRelationship=Name.Source,
            EF=Dictionary(F=stream, UF=stream),
        )
    )
    document.Root.AF = Array([specification])
    names = Dictionary(Names=Array([String(attachment.name), specification]))
    document.Root.Names = Dictionary(EmbeddedFiles=names)


def read_attachment(pdf: bytes) -> bytes | None:
    """The associated file of a PDF; None where there is none, or the file cannot be read."""
    try:
        with Pdf.open(BytesIO(pdf)) as document:
            files = document.Root.get("/AF")
            if not isinstance(files, Array) or len(files) == 0:
                return None
            return _stream_data(files[0].EF.F)
    except (pikepdf.PdfError, AttributeError, KeyError, TypeError, ValueError, zlib.error):
        return None


def _stream_data(stream: pikepdf.Object) -> bytes | None:
    """The stream unpacked, bounded, so that a small file cannot blow up to fill the memory."""
    raw = stream.read_raw_bytes()
    if "/Filter" not in stream:
        return bytes(raw)
    chosen = stream.Filter
    if chosen == Name.FlateDecode or chosen == Array([Name.FlateDecode]):
        unpacker = zlib.decompressobj()
        data = unpacker.decompress(raw, _LARGEST)
        return None if unpacker.unconsumed_tail else data
    return None
