"""Taking over from the plan of the office above: what is new in it, and the ticked items into the own plan.

The plan itself stays where it was received; beside it stands what was looked at and what of the own plan came of it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from xacai.db.shelves import Shelves
from xacai.db.shipments import RECEIVED
from xacai.domain.issue import refuse
from xacai.domain.plan import Plan, PlanState, issued_number
from xacai.domain.plan_reading import read_plan_content
from xacai.domain.submission import Shipment, Stream
from xacai.domain.taking_over import Fate, ItemKind, Origin, Proposal, data_of, proposals
from xacai.services.localising import Key, take_into
from xacai.services.mending import usual_fields
from xacai.services.planning import amended, empty_plan
from xacai.services.workspace import Workspace

PLAN, WITHDRAWAL = "plan", "withdrawal"


@dataclass(frozen=True, slots=True)
class PlanAbove:
    """The newest plan of the office above under one key, the own plan of that key, and what may be taken over."""

    shipment: Shipment
    plan: Plan
    issuer: str
    own: Plan | None
    proposals: tuple[Proposal, ...]

    @property
    def open(self) -> tuple[Proposal, ...]:
        """What a person has not looked at yet."""
        return tuple(item for item in self.proposals if item.open)

    @property
    def basis(self) -> str:
        """The plan above as a legal basis."""
        head = self.plan.head
        day = f" ngày {head.day:%d/%m/%Y}" if head.day else ""
        number = f" số {issued_number(head)}" if issued_number(head) else ""
        title = head.title or f"kế hoạch {self.plan.key}"
        return f"Căn cứ Kế hoạch{number}{day} của {self.issuer}: {title}"


@dataclass(frozen=True, slots=True)
class TakenOver:
    """What became of it: the own plan, and the items taken and left."""

    plan: Plan | None
    taken: tuple[Proposal, ...]
    left: tuple[Proposal, ...] = ()


def plans_above(workspace: Workspace) -> tuple[PlanAbove, ...]:
    """The plans that came from the office above, newest year first; none before the office is set up."""
    office = workspace.find_office()
    if office is None or not office.superior_code:
        return ()
    with workspace.store.reading() as shelves:
        received = shelves.shipments.list(RECEIVED, kind=PLAN)
        keys = sorted({item.stream.period for item in received if item.stream.office == office.superior_code})
        found = [_above(workspace, shelves, office.superior_code, key) for key in keys]
    return tuple(sorted((item for item in found if item), key=lambda item: -item.plan.year))


def plan_above(workspace: Workspace, key: str) -> PlanAbove:
    """The plan of the office above under that key; refused where none came (``plan.none-above``)."""
    found = find_plan_above(workspace, key)
    if found is None:
        raise refuse("plan.none-above", f"plan {key}", key=key)
    return found


def find_plan_above(workspace: Workspace, key: str) -> PlanAbove | None:
    """The same, or None."""
    office = workspace.find_office()
    if office is None or not office.superior_code:
        return None
    with workspace.store.reading() as shelves:
        return _above(workspace, shelves, office.superior_code, key)


def _above(workspace: Workspace, shelves: Shelves, superior: str, key: str) -> PlanAbove | None:
    head = shelves.shipments.head(Stream(superior, key, PLAN), RECEIVED)
    content = shelves.shipments.content(head.uuid, RECEIVED) if head is not None else None
    if head is None or content is None or head.kind == WITHDRAWAL:
        return None
    plan = read_plan_content(content, shelves.shipments.particulars(head.uuid, RECEIVED) or {})
    if plan is None:
        return None
    own = shelves.plans.get(key)
    origins = shelves.plan_origins.list(superior, key)
    issuer = plan.head.issuer or content["office"]["name"]
    return PlanAbove(head, plan, issuer, own, proposals(plan, own, origins, workspace.office()))


def take_over(
    workspace: Workspace, key: str, wanted: Collection[Key], *, leave_rest: bool = False
) -> TakenOver:
    """Take the items named (kind and key above) into the own plan, in one transaction.

    Without a plan of that key a draft is begun, an issued one is amended on the basis of the plan above, a draft is
    edited. ``leave_rest``: what else was open counts as looked at and comes back only when it changes. Refused:
    ``plan.none-above``, ``plan.not-in-above`` (an item that is not there).
    """
    above = plan_above(workspace, key)
    by_key = {(item.kind, item.key): item for item in above.proposals}
    for kind, name in wanted:
        if (kind, name) not in by_key:
            raise refuse("plan.not-in-above", f"{kind} {name}", key=key, item=name)
    taken = tuple(by_key[name] for name in by_key if name in set(wanted))
    left = tuple(item for item in above.open if item not in taken) if leave_rest else ()
    plan, keys = above.own, dict[Key, str]()
    if taken:
        plan, keys = take_into(_draft(workspace, above), above.plan, taken, _rows(workspace, above.plan.year))
    with workspace.store.writing("plan.take-over", key) as shelves:
        if taken and plan is not None:
            shelves.plans.put(plan, above.own)
        _remember(shelves, above, taken, left, keys)
    return TakenOver(plan, taken, left)


def _draft(workspace: Workspace, above: PlanAbove) -> Plan:
    """The own plan as a draft that names the plan above among its bases."""
    own = above.own
    if own is None:
        own = replace(empty_plan(workspace, above.plan.key), fields=usual_fields())
    elif own.state is PlanState.ISSUED:
        return amended(own, above.basis)
    if above.basis in own.head.legal_bases:
        return own
    return replace(own, head=replace(own.head, legal_bases=(*own.head.legal_bases, above.basis)))


def _rows(workspace: Workspace, year: int) -> frozenset[str]:
    """The rows that may measure a target here; an own indicator of another office means nothing."""
    return frozenset(
        row.code for row in workspace.catalogue_of_year(year).rows() if not row.code.startswith("own.")
    )


def _remember(
    shelves: Shelves,
    above: PlanAbove,
    taken: Iterable[Proposal],
    left: Iterable[Proposal],
    keys: dict[Key, str],
) -> None:
    """What was looked at, as it is now; of what the plan above no longer has nothing is kept."""
    office, plan = above.shipment.stream.office, above.plan.key
    looked = [(item, keys[item.kind, item.key]) for item in taken]
    looked += [(item, item.own.key if item.own is not None and not item.alike else "") for item in left]
    gone = [_origin(item, own) for item, own in looked if item.fate is Fate.REMOVED]
    stay = [_origin(item, own) for item, own in looked if item.fate is not Fate.REMOVED]
    shelves.plan_origins.put(office, plan, stay)
    shelves.plan_origins.remove(office, plan, gone)


def _origin(item: Proposal, own_key: str) -> Origin:
    return Origin(item.kind, item.key, own_key, data_of(item.item))


def named(targets: Iterable[str], tasks: Iterable[str]) -> frozenset[Key]:
    """Items by kind and key."""
    return frozenset([*((ItemKind.TARGET, key) for key in targets), *((ItemKind.TASK, key) for key in tasks)])
