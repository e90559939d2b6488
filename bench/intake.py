"""Reading an 80-task Word plan in process, against python-docx merely walking the same file, in one run.

    python bench/intake.py [--rounds 15]        measures; the two take turns
    python bench/intake.py --install            first puts python-docx into build/bench/venv, apart from the program

Goals: at most 0.5 s, and at most 3 × the walk (every paragraph, every row, every cell's text once).
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]
PEERS = ROOT / "build" / "bench" / "venv"
MOST_SECONDS = 0.5
MOST_TIMES = 3.0
TASKS = 80
# Opens and walks a file again and again, one time a line; run in an environment that has python-docx.
WALK = """
import sys, time
import docx
for _ in range(int(sys.argv[2])):
    start = time.perf_counter()
    document = docx.Document(sys.argv[1])
    size = sum(len(paragraph.text) for paragraph in document.paragraphs)
    for table in document.tables:
        for row in table.rows:
            size += sum(len(cell.text) for cell in row.cells)
    print(time.perf_counter() - start)
"""


def peers_python() -> Path:
    """The interpreter that has python-docx: ``XACAI_BENCH_PYTHON``, else the one in ``build/bench``."""
    folder = "Scripts" if os.name == "nt" else "bin"
    return Path(os.environ.get("XACAI_BENCH_PYTHON", PEERS / folder / "python"))


def install() -> None:
    """Make the peer's own environment."""
    venv.create(PEERS, with_pip=True)
    subprocess.run([str(peers_python()), "-m", "pip", "install", "--quiet", "python-docx"], check=True)


def plan_file() -> bytes:
    """An invented plan of 80 tasks in four fields, with merged cells, a two-row header and pages."""
    from tests.intake.word_twin import PAGES, twin

    fields = (
        "CẢI CÁCH THỂ CHẾ",
        "CẢI CÁCH THỦ TỤC HÀNH CHÍNH",
        "CẢI CÁCH TÀI CHÍNH CÔNG",
        "CẢI CÁCH CÔNG VỤ",
    )
    tasks = [
        {
            "field": fields[number * len(fields) // TASKS],
            "no": str(number // 4 + 1),
            "objective": f"Mục tiêu số {number // 8}: giữ cho việc của xã gọn và đúng hẹn " * 2,
            "parent": f"Nhóm việc {number // 4} với các bước theo quy trình đã ban hành",
            "content": f"Việc thứ {number}: rà soát, lập danh mục, lấy ý kiến các thôn và trình ký " * 2,
            "product": f"Báo cáo số {number}; Danh mục kèm theo",
            "lead": f"Phòng {number % 5}",
            "coordinating": "Các thôn, tổ dân phố; Công an xã; Trạm Y tế",
            "deadline_text": f"Quý {['I', 'II', 'III', 'IV'][number % 4]}/2026",
            "budget_text": str(number),
        }
        for number in range(TASKS)
    ]
    truth = {
        "title": "Kế hoạch Cải cách hành chính xã Suối Mơ năm 2026",
        "number": "15/KH-UBND",
        "date": "2026-01-08",
        "place": "Suối Mơ",
        "year": 2026,
        "issuer": "Ủy ban nhân dân xã Suối Mơ",
        "legal_bases": ["Nghị quyết số 76/NQ-CP"],
        "recipients": ["UBND tỉnh", "Lưu: VT"],
        "signer_authority": "CHỦ TỊCH",
        "signer": "Lê Thị Hạnh",
        "fields": [{"title": field.capitalize()} for field in fields],
        "targets": [
            {"field": field.capitalize(), "text": f"Tối thiểu {90 + n}% hồ sơ đúng hạn"}
            for n, field in enumerate(fields)
        ],
        "tasks": tasks,
    }
    return twin(truth, PAGES)


def our_seconds(data: bytes) -> float:
    """One reading, from bytes to the plan with its questions."""
    from xacai.intake.plan import read_plan
    from xacai.intake.source import read_source

    start = time.perf_counter()
    reading = read_plan(read_source(data, "ke-hoach.docx"), year=2026, office_name="UBND xã Suối Mơ")
    spent = time.perf_counter() - start
    assert len(reading.plan.tasks) == TASKS, len(reading.plan.tasks)
    return spent


def walk_seconds(path: Path, rounds: int) -> list[float]:
    """The walks of python-docx, the first of which is left out."""
    command = [str(peers_python()), "-c", WALK, str(path), str(rounds + 1)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return [float(line) for line in done.stdout.split()][1:]


def main() -> int:
    """Measure and print the table; the exit status is 1 where a goal is missed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--install", action="store_true", help="install python-docx first")
    given = parser.parse_args()
    if given.install:
        install()
    data = plan_file()
    first = our_seconds(data)
    ours = [our_seconds(data) for _ in range(given.rounds)]
    print(f"{TASKS} tasks, {len(data) / 1024:.0f} KiB, {given.rounds} rounds, medians")
    print(f"{'first reading':<42}{first * 1000:>8.0f} ms")
    print(
        f"{'ours, whole plan read':<42}{statistics.median(ours) * 1000:>8.0f} ms   goal ≤ {MOST_SECONDS * 1000:.0f}"
    )
    if not peers_python().exists():
        print("python-docx is absent (--install puts it there)")
        return int(statistics.median(ours) > MOST_SECONDS)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plan.docx"
        path.write_bytes(data)
        walks = walk_seconds(path, given.rounds)
    ratio = statistics.median(ours) / statistics.median(walks)
    print(f"{'python-docx, merely walking':<42}{statistics.median(walks) * 1000:>8.0f} ms")
    print(f"{'ours / python-docx':<42}{ratio:>8.2f} ×    goal ≤ {MOST_TIMES:g}")
    return int(ratio > MOST_TIMES or statistics.median(ours) > MOST_SECONDS)


if __name__ == "__main__":
    sys.exit(main())
