"""Offices for the tests of the verbs: the sample office furnished once per run and copied, and an empty one.

Each stands in a data folder of its own, under a clock that a test can set.
"""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path

import pytest
from tests.services.digest import tables_digest

from xacai.bootstrap import open_workspace
from xacai.db.store import FILE
from xacai.domain.issue import Refusal
from xacai.domain.office import Office
from xacai.domain.period import Period, quarter
from xacai.services import demonstrating, sampling, setting_up, submitting
from xacai.services.submitting import Exported
from xacai.services.trusting import look_at_card
from xacai.services.workspace import Workspace
from xacai.wording.messages import message_of

PLAN = "2026/cchc"
QUARTER = quarter(2026, 3)


@dataclass
class Clock:
    """The PC's clock, held still."""

    moment: datetime

    def __call__(self) -> datetime:
        return self.moment

    def set(self, year: int, month: int, day: int) -> None:
        """Another day, at half past eight."""
        self.moment = datetime(year, month, day, 8, 30)


def open_at(folder: Path, clock: Clock | None = None) -> Workspace:
    """Open a data folder; new uuids count up, so that a run is the same each time."""
    numbers = itertools.count(len(list((folder / "outbox").glob("*"))) + 1)
    return open_workspace(
        folder,
        now=clock or Clock(demonstrating.sample_now()),
        new_id=lambda: f"00000000-0000-4000-8000-{next(numbers):012d}",
    )


@cache
def furnished(base: Path) -> Path:
    """The sample office with its plan, progress, earlier reports and the report in work. Not to be changed: copy it."""
    folder = base / "furnished"
    workspace = open_at(folder)
    for _step in demonstrating.furnish(workspace):
        pass
    workspace.close()
    return folder


@dataclass(frozen=True)
class Sent:
    """The sample office after its report left: data folder, what was written, its card."""

    folder: Path
    exported: Exported
    card: Path


@cache
def sent(base: Path) -> Sent:
    """The furnished office with its report finalised, numbered and handed over. Not to be changed: copy it."""
    folder, out = base / "sent", base / "sent-out"
    shutil.copytree(furnished(base), folder)
    workspace = open_at(folder)
    demonstrating.finish_report(workspace)
    exported = submitting.export_report(workspace, QUARTER, out)
    card = setting_up.write_office_card(workspace, out / "office.xacai-card").path
    workspace.close()
    return Sent(folder, exported, card)


def trust(workspace: Workspace, card: Path) -> None:
    """Take a card in with the fingerprint from its sheet."""
    setting_up.trust_card(workspace, card, fingerprint=look_at_card(card).fingerprint)


@cache
def receiving_folder(base: Path) -> Path:
    """The office above, with the sample's card pinned. Not to be changed: copy it."""
    folder = base / "province"
    workspace = open_at(folder)
    setting_up.found_office(workspace, sampling.sample_receiver())
    trust(workspace, sent(base).card)
    workspace.close()
    return folder


def small_office(
    *, valid_from: date | None = None, valid_to: date | None = None, code: str = "98001"
) -> Office:
    """An invented commune without validity of its own, unless it is given."""
    return Office(
        code=code,
        name="Ủy ban nhân dân xã Lộc Khê",
        place="Lộc Khê",
        superior_code="97",
        superior_name="Sở Nội vụ tỉnh Vân Giang",
        valid_from=valid_from,
        valid_to=valid_to,
    )


@contextmanager
def refused(workspace: Workspace, code: str) -> Iterator[None]:
    """What is done inside must be refused with that issue, in a whole sentence, and leave not a row behind."""
    path = workspace.folder / FILE
    before = tables_digest(path)
    with pytest.raises(Refusal) as caught:
        yield
    assert caught.value.issue.code == code
    sentence = message_of(caught.value.issue)
    assert code not in sentence
    assert "{" not in sentence
    assert tables_digest(path) == before


def period(code: str) -> Period:
    """The period of a code."""
    from xacai.domain.period import read_period

    found = read_period(code)
    assert found is not None
    return found
