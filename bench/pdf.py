"""Wall time of whole processes that turn the same 600-row report into a PDF: this project and its peers.

``python bench/pdf.py`` measures; ``python bench/pdf.py --install`` first puts the Python peers into ``build/bench``.
LibreOffice is used where ``soffice`` is on the path. A peer that is absent is named as absent.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PEERS = ROOT / "build" / "bench" / "venv"
PACKAGES = ("typst", "weasyprint", "python-docx")
MODULES = {"typst": "typst", "weasyprint": "weasyprint", "libreoffice": "docx"}
# Ours takes at most this share of the peer's time.
LIMITS = {"typst": 1.0, "libreoffice": 1 / 8, "weasyprint": 1 / 10}


def peers_python() -> Path:
    """The interpreter that has the peers: ``XACAI_BENCH_PYTHON``, else the one in ``build/bench``."""
    folder = "Scripts" if os.name == "nt" else "bin"
    return Path(os.environ.get("XACAI_BENCH_PYTHON", PEERS / folder / "python"))


def install() -> None:
    """Make the peers' own environment, apart from the program's."""
    venv.create(PEERS, with_pip=True)
    subprocess.run([str(peers_python()), "-m", "pip", "install", "--quiet", *PACKAGES], check=True)


def is_there(name: str) -> bool:
    """Whether a peer can be run."""
    if not peers_python().exists() or (name == "libreoffice" and shutil.which("soffice") is None):
        return False
    found = subprocess.run([str(peers_python()), "-c", f"import {MODULES[name]}"], capture_output=True)
    return found.returncode == 0


def seconds(python: Path | str, name: str, target: Path) -> float:
    """Wall time of one whole process."""
    start = time.perf_counter()
    command = [str(python), str(ROOT / "bench" / "pdf_makers.py"), name, str(target)]
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


def pages(target: Path) -> int:
    """How many pages came out."""
    import pypdfium2

    document = pypdfium2.PdfDocument(target.read_bytes())
    try:
        return len(document)
    finally:
        document.close()


def measure(rounds: int) -> dict[str, tuple[list[float], int]]:
    """Times and pages of every maker that is there, the makers taking turns so that they share a busy machine."""
    makers: dict[str, Path | str] = {"xacai": sys.executable}
    makers.update({name: peers_python() for name in LIMITS if is_there(name)})
    found: dict[str, tuple[list[float], int]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for name, python in makers.items():
            target = Path(folder) / f"{name}.pdf"
            seconds(python, name, target)
            found[name] = ([], pages(target))
        for _ in range(rounds):
            for name, python in makers.items():
                found[name][0].append(seconds(python, name, Path(folder) / f"{name}.pdf"))
    return found


def print_table(found: dict[str, tuple[list[float], int]]) -> None:
    """The figures, each peer with the share that is to be held."""
    own = statistics.median(found["xacai"][0])
    print("PDF of a report with a 600-row, 8-column table; whole process, wall time, median")
    print(f"{'maker':<12} {'seconds':>8} {'min':>7} {'max':>7} {'pages':>6}  xacai/peer  to hold")
    for name in ("xacai", *LIMITS):
        if name not in found:
            print(f"{name:<12} {'absent':>8}")
            continue
        times, count = found[name]
        line = f"{name:<12} {statistics.median(times):8.2f} {min(times):7.2f} {max(times):7.2f} {count:6}"
        if name in LIMITS:
            share, limit = own / statistics.median(times), LIMITS[name]
            line += f"  {share:10.3f}  ≤ {limit:.3f} {'held' if share <= limit else 'MISSED'}"
        print(line)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--install", action="store_true", help="put the Python peers into build/bench first")
    parser.add_argument("--rounds", type=int, default=3, help="measured rounds after a warm-up (default 3)")
    arguments = parser.parse_args()
    if arguments.install:
        install()
    print_table(measure(arguments.rounds))


if __name__ == "__main__":
    main()
