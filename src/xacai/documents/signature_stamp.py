"""What is seen of a digital signature, drawn as a page of its own with embedded letters.

Decree 30/2020/NĐ-CP, Appendix I: the picture of the personal signature (blue) stands centred between authority and
name, that of the seal (red) covers a third of its left side; both are PNG files with a clear ground. Where the office
gives no picture, three lines say who signed, for whom and when.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from PIL import Image, UnidentifiedImageError
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from xacai.documents.fonts import Face, FontSet, load_fonts
from xacai.domain.issue import refuse
from xacai.domain.text import nfc

_SIZE, _LEADING, _LEAST = 10.0, 13.0, 6.0
_MARGIN = 3.0
_LARGEST_SIDE = 4000
_COVERED = 1 / 3


def signature_stamp(
    width: float, height: float, lines: Sequence[str], *, picture: bytes = b"", seal: bytes = b""
) -> bytes:
    """A one-page PDF of the given size (points): the picture, else the lines; the seal over its left third.

    Raises a refusal ``signature.picture`` where a picture is no PNG of usual size.
    """
    fonts, buffer = load_fonts(), BytesIO()
    canvas = Canvas(
        buffer,
        pagesize=(width, height),
        initialFontName=fonts.regular.name,
        invariant=1,
        pageCompression=1,
        pdfVersion=(1, 7),
    )
    shown = _draw_picture(canvas, picture, width, height) if picture else None
    if shown is None:
        shown = _draw_lines(canvas, lines, width, height, fonts)
    if seal:
        _draw_seal(canvas, seal, shown, height)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _draw_lines(
    canvas: Canvas, lines: Sequence[str], width: float, height: float, fonts: FontSet
) -> tuple[float, float]:
    """The lines centred in the room; gives where they begin and how wide they are."""
    face, texts = fonts.regular, [fonts.printable(nfc(line)) for line in lines if line]
    sizes = [_fitting(face, text, width - 2 * _MARGIN) for text in texts]
    y = height / 2 + len(texts) * _LEADING / 2 - _SIZE
    widest = 0.0
    for text, size in zip(texts, sizes, strict=True):
        canvas.setFont(face.name, size)
        canvas.drawCentredString(width / 2, y, text)
        widest = max(widest, canvas.stringWidth(text, face.name, size))
        y -= _LEADING
    return (width - widest) / 2, widest


def _fitting(face: Face, text: str, room: float) -> float:
    """The type size at which a line fits; long names grow smaller down to a least size."""
    wide = (
        sum(face.width(word, _SIZE) for word in text.split(" ")) + text.count(" ") * face.space * _SIZE / 1000
    )
    return max(_LEAST, min(_SIZE, _SIZE * room / wide)) if wide else _SIZE


def _draw_picture(canvas: Canvas, data: bytes, width: float, height: float) -> tuple[float, float]:
    image, wide, high = _image(data)
    scale = min((width - 2 * _MARGIN) / wide, (height - 2 * _MARGIN) / high)
    left = (width - wide * scale) / 2
    canvas.drawImage(image, left, (height - high * scale) / 2, wide * scale, high * scale, mask="auto")
    return left, wide * scale


def _draw_seal(canvas: Canvas, data: bytes, shown: tuple[float, float], height: float) -> None:
    """The seal as high as the room, over the left third of what is shown."""
    image, wide, high = _image(data)
    scale = height / high
    left = max(0.0, shown[0] + shown[1] * _COVERED - wide * scale)
    canvas.drawImage(image, left, 0, wide * scale, height, mask="auto")


def _image(data: bytes) -> tuple[ImageReader, int, int]:
    """A PNG picture and its size in dots."""
    try:
        with Image.open(BytesIO(data), formats=["PNG"]) as picture:
            wide, high = picture.size
            if max(wide, high) > _LARGEST_SIDE:
                raise refuse("signature.picture")
            return ImageReader(picture.convert("RGBA")), wide, high
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as fault:
        raise refuse("signature.picture") from fault
