"""An own plan with proposals of a higher office's plan taken into it: pure, from one plan to another."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from xacai.domain.plan import Budget, Plan, PlanField, Target, Task, with_target, with_task, without_task
from xacai.domain.taking_over import Fate, ItemKind, Proposal, localised
from xacai.domain.text import plain
from xacai.intake.headings import roman
from xacai.services.mending import with_fresh_target, with_fresh_task, without_target

Key = tuple[ItemKind, str]


def take_into(
    own: Plan, above: Plan, taken: Iterable[Proposal], rows: Collection[str] = ()
) -> tuple[Plan, dict[Key, str]]:
    """The own plan with every proposal in it, and the own key of each item by kind and key above (empty: removed).

    ``rows`` are the codes that may measure a target here: one bound above to another row comes unbound.
    """
    keys: dict[Key, str] = {}
    for proposal in taken:
        own, keys[proposal.kind, proposal.key] = _taken(own, above, proposal, rows)
    return own, keys


def _taken(own: Plan, above: Plan, proposal: Proposal, rows: Collection[str]) -> tuple[Plan, str]:
    mine = proposal.own
    if proposal.fate is Fate.REMOVED:
        return (_without(own, proposal), "") if mine is not None else (own, "")
    if proposal.alike and mine is not None:
        return own, mine.key
    if isinstance(mine, Target) and isinstance(proposal.item, Target):
        return with_target(own, _renewed_target(mine, proposal.item, proposal)), mine.key
    if isinstance(mine, Task) and isinstance(proposal.item, Task):
        return with_task(own, _renewed_task(mine, proposal.item, proposal)), mine.key
    return _added(own, above, proposal, rows)


def _without(own: Plan, proposal: Proposal) -> Plan:
    assert proposal.own is not None
    remove = without_target if proposal.kind is ItemKind.TARGET else without_task
    return remove(own, proposal.own.key)


def _added(own: Plan, above: Plan, proposal: Proposal, rows: Collection[str]) -> tuple[Plan, str]:
    own, field_no = with_field_of(own, above, proposal.item.field_no)
    if isinstance(proposal.item, Target):
        own, key = with_fresh_target(own, field_no)
        fresh = next(item for item in own.targets if item.key == key)
        return with_target(own, _fresh_target(fresh, proposal.item, rows)), key
    own, key = with_fresh_task(own, field_no)
    task = own.task(key)
    assert task is not None
    return with_task(own, _fresh_task(task, proposal.item)), key


def _fresh_target(fresh: Target, source: Target, rows: Collection[str]) -> Target:
    """The words with their threshold, and where it comes from; who leads here is still to be said."""
    text = localised(source.text) if source.thresholds else source.text
    indicator = source.indicator if source.indicator in rows else ""
    return replace(fresh, text=text, thresholds=source.thresholds, indicator=indicator)


def _fresh_task(fresh: Task, source: Task) -> Task:
    """The task without lead and money: both are the own office's to give. The note says who asked for it."""
    return replace(
        fresh,
        content=source.content,
        product=source.product,
        deliverables=source.deliverables,
        deadline=source.deadline,
        budget=Budget(),
        note=assigned_note(source),
    )


def assigned_note(source: Task) -> str:
    """Who leads and who coordinates above, for the own plan's column of notes."""
    beside = f"; phối hợp: {source.coordinating}" if source.coordinating else ""
    return f"Theo KH của tỉnh (chủ trì: {source.lead or 'chưa ghi'}{beside})"


def _renewed_target(mine: Target, source: Target, proposal: Proposal) -> Target:
    if not any(item.part == "text" for item in proposal.differences):
        return mine
    text = localised(source.text) if source.thresholds else source.text
    return replace(mine, text=text, thresholds=source.thresholds)


def _renewed_task(mine: Task, source: Task, proposal: Proposal) -> Task:
    """The parts that changed above; everything else stays as it is here."""
    parts = {item.part for item in proposal.differences}
    if "content" in parts:
        mine = replace(mine, content=source.content)
    if "product" in parts:
        mine = replace(mine, product=source.product, deliverables=source.deliverables)
    if "deadline" in parts:
        mine = replace(mine, deadline=source.deadline)
    if parts & {"lead", "coordinating"} and mine.note.startswith("Theo KH của tỉnh"):
        mine = replace(mine, note=assigned_note(source))
    return mine


def with_field_of(own: Plan, above: Plan, field_no: str) -> tuple[Plan, str]:
    """The own plan and the number of its field for a field above: by meaning, by title, else added at the end."""
    wanted = above.field_of(field_no)
    if wanted is None:
        return (
            (own, own.fields[0].no) if own.fields else _with_field(own, PlanField("I", "Nhiệm vụ tỉnh giao"))
        )
    for field in own.fields:
        if wanted.code is not None and field.code is wanted.code:
            return own, field.no
    for field in own.fields:
        if plain(field.title) == plain(wanted.title):
            return own, field.no
    return _with_field(own, wanted)


def _with_field(own: Plan, field: PlanField) -> tuple[Plan, str]:
    """The field under its own number, or under the next one that is free."""
    used = {item.no for item in own.fields}
    numbers = (field.no, *(roman(number) for number in range(1, len(used) + 2)))
    number = next(item for item in numbers if item and item not in used)
    return replace(own, fields=(*own.fields, replace(field, no=number))), number
