"""Activities of the period: record what was done, change it, take it back."""

from __future__ import annotations

from dataclasses import replace

from xacai.db.shelves import Shelves
from xacai.domain.activity import Activity, check_activity, outside_year
from xacai.domain.issue import Refusal, refuse
from xacai.domain.period import Period, Window, window, write_day
from xacai.domain.plan import Plan
from xacai.domain.progress import Proof
from xacai.domain.text import squeeze
from xacai.services.workspace import Workspace


def list_activities(workspace: Workspace, days: Window | None = None) -> tuple[Activity, ...]:
    """Those of a window, or all, oldest first."""
    with workspace.store.reading() as shelves:
        return shelves.activities.all(days)


def activities_of(workspace: Workspace, period: Period) -> tuple[Activity, ...]:
    """Those of a period's whole data window (of 6 tháng: since the year's start)."""
    return list_activities(workspace, window(period))


def get_activity(workspace: Workspace, key: str) -> Activity:
    """One activity; refused where there is none of that key."""
    with workspace.store.reading() as shelves:
        found = shelves.activities.get(key)
    if found is None:
        raise refuse("activity.unknown", f"activity {key}", key=key)
    return found


def record_activity(workspace: Workspace, activity: Activity, *, accept: bool = False) -> Activity:
    """Store a new activity under a key of its own.

    Refused: no name, a day still to come, counts below 0, a task that the plan does not have; a day outside the year
    of its plan unless ``accept`` says that it is meant.
    """
    clean = _tidied(activity)
    with workspace.store.writing("activity.add", clean.name[:80]) as shelves:
        fresh = replace(clean, key=shelves.activities.next_key(clean.day.year))
        _refuse_unfit(workspace, shelves, fresh, accept)
        shelves.activities.put(fresh)
    return fresh


def change_activity(workspace: Workspace, activity: Activity, *, accept: bool = False) -> Activity:
    """Store a changed activity, with the same refusals."""
    clean = _tidied(activity)
    with workspace.store.writing("activity.change", clean.key) as shelves:
        if shelves.activities.get(clean.key) is None:
            raise refuse("activity.unknown", f"activity {clean.key}", key=clean.key)
        _refuse_unfit(workspace, shelves, clean, accept)
        shelves.activities.put(clean)
    return clean


def remove_activity(workspace: Workspace, key: str) -> Activity:
    """Take an activity away; it is returned so that it can be put back."""
    with workspace.store.writing("activity.remove", key) as shelves:
        former = shelves.activities.get(key)
        if former is None:
            raise refuse("activity.unknown", f"activity {key}", key=key)
        shelves.activities.remove(key)
    return former


def put_back_activity(workspace: Workspace, activity: Activity) -> None:
    """Store an activity again as it was before it was removed (undo)."""
    with workspace.store.writing("activity.put-back", activity.key) as shelves:
        shelves.activities.put(activity)


def _tidied(activity: Activity) -> Activity:
    proof = activity.proof
    return replace(
        activity,
        name=squeeze(activity.name),
        note=squeeze(activity.note),
        proof=Proof(squeeze(proof.number), proof.day, squeeze(proof.issuer), squeeze(proof.abstract)),
    )


def _refuse_unfit(workspace: Workspace, shelves: Shelves, activity: Activity, accept: bool) -> None:
    for issue in check_activity(activity, workspace.today()):
        raise Refusal(issue)
    plan = _plan_of(shelves, activity)
    if plan is None or accept or not outside_year(activity, plan.year):
        return
    raise refuse(
        "activity.day-outside-year",
        f"activity {activity.key}",
        day=write_day(activity.day),
        year=str(plan.year),
    )


def _plan_of(shelves: Shelves, activity: Activity) -> Plan | None:
    """The plan that it carries out; refused where plan or task is not there."""
    if not activity.plan_key:
        if activity.task_key:
            raise refuse("activity.task-without-plan", f"activity {activity.key}", task=activity.task_key)
        return None
    plan = shelves.plans.get(activity.plan_key)
    if plan is None:
        raise refuse("plan.unknown", f"plan {activity.plan_key}", key=activity.plan_key)
    if activity.task_key and plan.task(activity.task_key) is None:
        raise refuse("plan.task-unknown", f"task {activity.task_key}", task=activity.task_key, key=plan.key)
    return plan
