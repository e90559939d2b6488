"""All shelves of a transaction, side by side."""

from __future__ import annotations

from xacai.db.activities import Activities
from xacai.db.answers import Answers
from xacai.db.audit import Audit
from xacai.db.catalogues import Catalogues
from xacai.db.choices import Choices
from xacai.db.collections import Collections
from xacai.db.criteria_sets import CriteriaSets
from xacai.db.evidence import EvidenceRegister
from xacai.db.index_results import IndexResults
from xacai.db.offices import Offices
from xacai.db.own_indicators import OwnIndicators
from xacai.db.plan_origins import PlanOrigins
from xacai.db.plans import Plans
from xacai.db.progress import ProgressEntries
from xacai.db.quarantine import Quarantine
from xacai.db.received_reports import ReceivedReports
from xacai.db.received_values import ReceivedValues
from xacai.db.reports import Reports
from xacai.db.score_ranking import ScoreRanking
from xacai.db.scorecards import Scorecards
from xacai.db.scoring_rounds import ScoringRounds
from xacai.db.settings import Settings
from xacai.db.shelf import Desk
from xacai.db.shipments import Shipments
from xacai.db.workbook_maps import WorkbookMaps


class Shelves:
    """All shelves of one transaction; not to be kept beyond it."""

    def __init__(self, desk: Desk) -> None:
        self.offices = Offices(desk)
        self.plans = Plans(desk)
        self.plan_origins = PlanOrigins(desk)
        self.progress = ProgressEntries(desk)
        self.evidence = EvidenceRegister(desk)
        self.activities = Activities(desk)
        self.own_indicators = OwnIndicators(desk)
        self.reports = Reports(desk)
        self.shipments = Shipments(desk)
        self.answers = Answers(desk)
        self.choices = Choices(desk)
        self.received_reports = ReceivedReports(desk)
        self.received_values = ReceivedValues(desk)
        self.quarantine = Quarantine(desk)
        self.catalogues = Catalogues(desk)
        self.workbook_maps = WorkbookMaps(desk)
        self.collections = Collections(desk)
        self.criteria_sets = CriteriaSets(desk)
        self.scorecards = Scorecards(desk)
        self.score_ranking = ScoreRanking(desk)
        self.scoring_rounds = ScoringRounds(desk)
        self.index_results = IndexResults(desk)
        self.settings = Settings(desk)
        self.audit = Audit(desk)
