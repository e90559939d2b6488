"""Pages of a PDF as pictures, for the preview and for the printer.

The library that draws them must not be used by two threads at once, so every use stands behind one lock.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from PySide6.QtGui import QImage

_one_at_a_time = threading.Lock()


@contextmanager
def opened(pdf: bytes) -> Iterator[Any]:
    """The document, for as long as nobody else draws."""
    import pypdfium2

    with _one_at_a_time:
        document = pypdfium2.PdfDocument(pdf)
        try:
            yield document
        finally:
            document.close()


def picture(page: Any, scale: float) -> QImage:
    """The page as a picture; ``scale`` is dots per point (1/72 inch)."""
    bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=True)
    shown = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGBX8888)
    copied = shown.copy()
    bitmap.close()
    return copied
