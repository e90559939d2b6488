"""Measures the receiving page at the size of the whole country: board and drill-down at 3,321 offices × 12 periods.

The store is filled as for consolidating, with a package and an answer behind each report; what the page does when it is
opened and when an office's report is drilled into is then measured, and both again through the real widgets.

    python -m bench.board [--offices 3321] [--years 3] [--keep FOLDER]
"""

from __future__ import annotations

import argparse
import hashlib
import os
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from bench.consolidate import LAST_YEAR, Figure, _fastest, _memory, fill, show
from bench.honest_bundles import full_report

from xacai.bootstrap import open_workspace
from xacai.db.engine import open_raw
from xacai.db.plain import write_json
from xacai.domain.period import read_period
from xacai.services.answering import waiting_offices
from xacai.services.arrivals import latest_arrivals
from xacai.services.board import board
from xacai.services.held_back import held_back
from xacai.services.workspace import Workspace

LIMIT = 200.0
BARE = (
    "SELECT office, period, first_arrived, catalogue, verdict, fork FROM received_report WHERE period LIKE ?"
)
PERIOD = f"{LAST_YEAR}-Q3"
CONTENTS = 40
"""Reports whose whole content is kept: enough for the drill-down, its past and its peers."""


def main() -> int:
    """Fill where nothing is there yet, measure, print the table; 1 where a limit is missed."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--offices", type=int, default=3321)
    parser.add_argument("--years", type=int, default=3)
    parser.add_argument("--keep", type=Path)
    given = parser.parse_args()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory(prefix="xacai-board-") as passing:
        folder = given.keep or Path(passing)
        if not (folder / "xacai.db").exists():
            fill(folder, given.offices, given.years)
        with closing(sqlite3.connect(folder / "xacai.db")) as connection:
            print(f"{put_packages(connection):,} packages")
        return show(list(measure(folder)))


def put_packages(connection: sqlite3.Connection) -> int:
    """A package and a carried answer behind each report that is held; how many."""
    (held,) = connection.execute("SELECT count(*) FROM shipment").fetchone()
    if held:
        return int(held)
    content, particulars, _catalogue = full_report()
    reports = connection.execute(
        "SELECT office, period, uuid, first_arrived FROM received_report ORDER BY office, period"
    ).fetchall()
    whole = {office for office, _period, _uuid, _at in reports[: CONTENTS * 12]}
    columns = (
        "direction, uuid, office, period, kind, revision, sha256, check_code, content_sha256, particulars_sha256,"
        " fingerprint, build, epoch, made_at, handed_at, way, at, file_name, outcome, bundle_kind,"
        " previous_revision, previous_sha256, content, particulars"
    )
    told = write_json(particulars)
    rows = (
        _package(*report, write_json({**content, "period": report[1]}) if report[0] in whole else None, told)
        for report in reports
    )
    connection.executemany(f"INSERT INTO shipment ({columns}) VALUES ({', '.join('?' * 24)})", rows)
    connection.commit()
    return len(reports)


def _package(
    office: str, period: str, uuid: str, day: str, content: str | None, particulars: str
) -> tuple[object, ...]:
    sha256 = hashlib.sha256(uuid.encode()).hexdigest()
    at = f"{day}T08:30:00"
    return (
        "received", uuid, office, period, "report", 1, sha256, "ABCD-EFGH-JKMN-PQRS", sha256, sha256,
        "", 1, 1, at, "", "", at, f"{sha256}.xacai", "stored", "", 0, "", content, particulars,
    )  # fmt: skip


def measure(folder: Path) -> Iterator[Figure]:
    """Each verb behind the page, then the page itself."""
    workspace = open_workspace(folder)
    with closing(open_raw(folder / "xacai.db")) as connection:
        bare = _fastest(lambda: connection.execute(BARE, (f"{LAST_YEAR}-%",)).fetchall())
    yield Figure("bare rows of a year", bare * 1000, None, "ms")
    yield Figure(
        "board of a year against its bare rows",
        _fastest(lambda: board(workspace, LAST_YEAR)) / bare,
        None,
        "×",
    )
    verbs: dict[str, Callable[[], object]] = {
        "board of a year": lambda: board(workspace, LAST_YEAR),
        "what is kept apart": lambda: held_back(workspace),
        "offices that wait for a receipt": lambda: waiting_offices(workspace),
        "what came last": lambda: latest_arrivals(workspace, 30),
    }
    for words, act in verbs.items():
        yield Figure(words, _fastest(act) * 1000, None, "ms")
    yield from _page(workspace)
    yield Figure("memory at most", _memory(), 400, "MB")
    workspace.close()


def _page(workspace: Workspace) -> Iterator[Figure]:
    """The page opened on its board, and an office's report, as an officer waits for them."""
    from PySide6.QtWidgets import QApplication

    from xacai.ui.app import make_application
    from xacai.ui.frame import Scope
    from xacai.ui.receiving.page import BOARD, ReceivingPage
    from xacai.ui.receiving.reviewing_acts import open_review

    app = make_application(["bench"], mode="light")
    assert isinstance(app, QApplication)
    page = ReceivingPage(workspace)
    page.resize(1270, 690)

    def open_board() -> None:
        page.load(Scope(LAST_YEAR, PERIOD))
        page.tabs.choose(BOARD)
        page.show()
        page.repaint()
        app.processEvents()

    yield Figure("board opened", _fastest(open_board) * 1000, LIMIT, "ms")
    office, period = page.board.grid.grid_model.rows[5].key, read_period(PERIOD)
    assert period is not None
    yield Figure("report read", _fastest(lambda: open_review(workspace, office, period)) * 1000, None, "ms")

    def drill_down() -> None:
        page.reviewing.opened.emit(open_review(workspace, office, period))
        page.repaint()
        app.processEvents()

    yield Figure("report opened", _fastest(drill_down) * 1000, LIMIT, "ms")
    page.close()


if __name__ == "__main__":
    sys.exit(main())
