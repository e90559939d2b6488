"""Draw every page into build/screenshots: 1366×768 light and dark, and the same screen at 125 %.

    python tools/pictures.py [--gallery] [--only KEY] [--out FOLDER]

``--gallery`` draws the foundation's own pages (tests/ui/gallery.py) instead of the program's pages over the sample
office. The 125 % pictures come from a second process, because Qt takes its scale factor once, at start.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections import Counter
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]


# Where a page is opened, so that its picture shows work and not an empty choice.
PLACES = {"reporting": "cell 3.3.3.1", "progress": "task I.5/1"}
# Seconds for what a page does behind the screen (checks, the printed page).
BACKGROUND = 1.5

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QApplication

    from xacai.ui.main_window import MainWindow


def main() -> int:
    """Draw, in as many processes as there are scales."""
    wishes = arguments()
    if wishes.scale is None:
        base = [sys.executable, str(Path(__file__)), *sys.argv[1:]]
        return max(
            subprocess.call([*base, "--scale", scale], env=environment(scale)) for scale in ("1", "1.25")
        )
    draw_all(wishes.out, wishes.scale, wishes.gallery, wishes.only)
    return 0


def arguments() -> argparse.Namespace:
    """What to draw."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--gallery", action="store_true")
    parser.add_argument("--only", default="")
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "screenshots")
    parser.add_argument("--scale", choices=("1", "1.25"), default=None)
    return parser.parse_args()


def environment(scale: str) -> dict[str, str]:
    """Offscreen, at one scale."""
    quiet = {"QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "qt.qpa.*=false"}
    return {**os.environ, **quiet, "QT_SCALE_FACTOR": scale}


def draw_all(folder: Path, scale: str, gallery: bool, only: str) -> None:
    """Draw each page of one window, light and (at 100 %) dark."""
    from xacai.ui.app import make_application
    from xacai.ui.theme import theme
    from xacai.wording.language import use_language

    use_language("vi")
    app = make_application(["pictures"], mode="light")
    folder.mkdir(parents=True, exist_ok=True)
    window = gallery_window() if gallery else sample_window()
    window.resize(*((1366, 768) if scale == "1" else (1093, 614)))
    window.show()
    for mode in ("light", "dark") if scale == "1" else ("light",):
        theme().set_mode(mode)
        for key in window.rail.buttons:
            if only in ("", key):
                window.show_page(key, PLACES.get(key, ""))
                settle(app)
                save(window, folder / f"{key}-{'125' if scale != '1' else mode}.png")
    window.close()


def settle(app: QApplication) -> None:
    """Let layouts finish; the focus stands on the page, not on its first button."""
    until = time.monotonic() + BACKGROUND
    while time.monotonic() < until:
        app.processEvents()
        time.sleep(0.02)
    focused = app.focusWidget()
    if focused is not None:
        focused.clearFocus()
    app.processEvents()


def save(window: MainWindow, path: Path) -> None:
    """Grab the window as a PNG of 256 colours."""
    image = window.grab().toImage()
    image.setDevicePixelRatio(1)
    indexed(image).save(str(path), quality=0)
    print(f"{path} {image.width()}×{image.height()} {path.stat().st_size // 1024} KB")


def indexed(image: QImage) -> QImage:
    """The picture in 256 colours, without dither: those of whole areas, then the commonest of each cube of colours."""
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QImage

    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    counts = Counter(memoryview(plain.constBits()).cast("B").cast("I"))
    table = [colour for colour, _count in counts.most_common(96)]
    cubes: dict[int, list[int]] = {}
    for colour, count in counts.most_common():
        cubes.setdefault(colour & 0xF0F0F0, [colour, 0])[1] += count
    commonest = sorted(cubes.values(), key=lambda cube: -cube[1])
    table += [colour for colour, _count in commonest if colour not in table][: 256 - len(table)]
    return plain.convertToFormat(QImage.Format.Format_Indexed8, table, Qt.ImageConversionFlag.AvoidDither)


def gallery_window() -> MainWindow:
    """The foundation's gallery."""
    return made_by("tests.ui.gallery", "window")


def sample_window() -> MainWindow:
    """The program's pages over the sample office."""
    return made_by("xacai.ui.sample", "window")


def made_by(module: str, name: str) -> MainWindow:
    """A window made by a function of a module that is imported only now."""
    from xacai.ui.main_window import MainWindow

    window = getattr(import_module(module), name)()
    assert isinstance(window, MainWindow)
    return window


if __name__ == "__main__":
    sys.exit(main())
