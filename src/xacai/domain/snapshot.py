"""A report's content read back: what was locked or received, as the values it was made of.

Content that comes from elsewhere has passed the shape check of the exchange first; here it is only taken apart.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from xacai.domain.catalogue import Catalogue
from xacai.domain.deadline import Deadline
from xacai.domain.indicator import Ratio, ratios
from xacai.domain.period import Window
from xacai.domain.plan import Target, Task
from xacai.domain.progress import Entry, Mark, Progress, Proof, Standing, Status
from xacai.domain.submission import Data, ReportFacts, read_cell
from xacai.domain.threshold import Comparator, Threshold


def report_facts(content: Data, catalogue: Catalogue, due: date) -> ReportFacts:
    """Everything that the content says; ``due`` is the sending day, which is no content."""
    values = {code: read_cell(data) for code, data in content["values"].items()}
    cumulative = {code: read_cell(data) for code, data in content["cumulative"].items()} or values
    first, last = (date.fromisoformat(day) for day in content["window"])
    return ReportFacts(
        window=Window(first, last),
        due=due,
        values=values,
        cumulative=cumulative,
        ratios={code: _ratio(data) for code, data in content["ratios"].items()},
        own_ratios=ratios(catalogue, values),
        texts={item["code"]: item["text"] for item in content["sections"]},
        standings=tuple(_standing(item) for item in content["tasks"]),
        progress=Progress(**content["progress"]),
        targets=tuple(read_target(item) for item in content["targets"]),
    )


def _ratio(data: Data) -> Ratio:
    value, top, bottom = (
        None if data[part] is None else Decimal(data[part]) for part in ("value", "numerator", "denominator")
    )
    return Ratio(value, top, bottom)


def _standing(data: Data) -> Standing:
    task = Task(
        key=data["key"],
        content=data["content"],
        field_no=data["field_no"],
        product=data["product"],
        lead=data["lead"],
        deadline=Deadline(text=data["deadline"], windows=()),
    )
    entries = tuple(_entry(data["key"], item) for item in data["entries"])
    return Standing(task, Status(data["status"]), _day(data["due"]), entries)


def _entry(task_key: str, data: Data) -> Entry:
    proof = data["proof"]
    return Entry(
        task_key=task_key,
        period=data["period"],
        mark=Mark(data["mark"]),
        deliverable=data["deliverable"],
        done_on=_day(data["done_on"]),
        proof=Proof(proof["number"], _day(proof["day"]), proof["issuer"], proof["abstract"]),
        result=data["result"],
        spent_vnd=data["spent_vnd"],
        note=data["note"],
    )


def read_target(data: Data) -> Target:
    """A target with its thresholds."""
    return Target(
        key=data["key"],
        text=data["text"],
        field_no=data["field_no"],
        no=data["no"],
        lead=data["lead"],
        coordinating=data["coordinating"],
        indicator=data["indicator"],
        thresholds=tuple(_threshold(item) for item in data["thresholds"]),
    )


def _threshold(data: Data) -> Threshold:
    return Threshold(
        comparator=Comparator(data["comparator"]),
        value=None if data["value"] is None else Decimal(data["value"]),
        unit=data["unit"],
        bare=data["bare"],
        scope=data["scope"],
        relative_to=data["relative_to"],
        band=data["band"],
        phrase=data["phrase"],
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
