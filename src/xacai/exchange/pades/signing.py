"""Signing a PDF as PAdES-B-B: appended to the file, whose own bytes (the bundle inside, PDF/A) stay untouched.

No timestamp of a third party: that needs a network. The time in the signature is the clock's.
"""

from __future__ import annotations

import logging
import tempfile
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from pyhanko.pdf_utils.content import ImportedPdfPage
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import AxisAlignment, SimpleBoxLayoutRule
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner
from pyhanko.sign.signers.pdf_signer import PdfSigningSession
from pyhanko.stamp import StaticStampStyle

from xacai.exchange.pades.credentials import Credentials
from xacai.exchange.pades.names import common_name
from xacai.exchange.pades.refusal import refused

FIELD = "ChuKySo"
MID = AxisAlignment.ALIGN_MID

# Its remarks would otherwise reach the terminal.
for _name in ("pyhanko", "pyhanko_certvalidator"):
    logging.getLogger(_name).addHandler(logging.NullHandler())


@dataclass(frozen=True, slots=True)
class Appearance:
    """What is seen of a signature: a one-page PDF, drawn into ``box`` of page ``page`` (from 0).

    ``box`` is left, bottom, right, top in points from the page's lower left corner.
    """

    pdf: bytes
    page: int
    box: tuple[float, float, float, float]


class _DatedSigner(PdfSigner):
    """Signs at a given moment instead of asking the machine's clock."""

    moment: datetime

    def init_signing_session(self, *args: Any, **options: Any) -> PdfSigningSession:
        session = super().init_signing_session(*args, **options)
        session.system_time = self.moment
        return session


def sign_pdf(
    pdf: bytes,
    credentials: Credentials,
    *,
    moment: datetime,
    reason: str,
    location: str,
    appearance: Appearance | None = None,
) -> bytes:
    """The PDF with a signature appended; raises ``SigningRefused`` where it bears one already or signing failed.

    ``moment`` carries its zone. Without ``appearance`` the signature is not seen on a page.
    """
    metadata = PdfSignatureMetadata(
        field_name=FIELD,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        name=common_name(credentials.certificate.subject),
        reason=reason,
        location=location,
    )
    try:
        if PdfFileReader(BytesIO(pdf)).embedded_signatures:
            raise refused("already-signed")
        with tempfile.TemporaryDirectory(prefix="xacai") as folder:
            signer = _signer(metadata, credentials, appearance, Path(folder))
            signer.moment = moment
            target = signer.sign_pdf(IncrementalPdfFileWriter(BytesIO(pdf)))
    except (PdfError, SigningError, ConnectionError) as fault:  # the last: the file asks for a timestamp
        raise refused("failed", reason=str(fault)) from fault
    return bytes(target.getvalue())


def _signer(
    metadata: PdfSignatureMetadata, credentials: Credentials, appearance: Appearance | None, folder: Path
) -> _DatedSigner:
    if appearance is None:
        return _DatedSigner(metadata, credentials.signer)
    # pyHanko reads the page to draw from a file only.
    drawn = folder / "stamp.pdf"
    drawn.write_bytes(appearance.pdf)
    style = StaticStampStyle(
        border_width=0,
        background=ImportedPdfPage(str(drawn)),
        background_layout=SimpleBoxLayoutRule(MID, MID),
    )
    left, bottom, right, top = (round(length) for length in appearance.box)
    place = SigFieldSpec(FIELD, on_page=appearance.page, box=(left, bottom, right, top))
    return _DatedSigner(metadata, credentials.signer, stamp_style=style, new_field_spec=place)
