"""All shelves of a transaction, side by side."""

from __future__ import annotations

from xacai.db.audit import Audit
from xacai.db.catalogues import Catalogues
from xacai.db.offices import Offices
from xacai.db.plans import Plans
from xacai.db.progress import ProgressEntries
from xacai.db.quarantine import Quarantine
from xacai.db.received_values import ReceivedValues
from xacai.db.reports import Reports
from xacai.db.settings import Settings
from xacai.db.shelf import Desk
from xacai.db.shipments import Shipments


class Shelves:
    """All shelves of one transaction; not to be kept beyond it."""

    def __init__(self, desk: Desk) -> None:
        self.offices = Offices(desk)
        self.plans = Plans(desk)
        self.progress = ProgressEntries(desk)
        self.reports = Reports(desk)
        self.shipments = Shipments(desk)
        self.received_values = ReceivedValues(desk)
        self.quarantine = Quarantine(desk)
        self.catalogues = Catalogues(desk)
        self.settings = Settings(desk)
        self.audit = Audit(desk)
