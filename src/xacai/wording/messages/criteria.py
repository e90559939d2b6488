"""Sentences of the issues whose codes begin with ``criteria.``: sets of criteria as data, as workbooks, as tables."""

from __future__ import annotations

from xacai.wording.language import N_

TEMPLATES: dict[str, str] = {
    "criteria.bands": N_(
        "The bands must fall from the highest to the lowest, and the lowest must begin at 0. Put them in order."
    ),
    "criteria.beside-applies": N_(
        "Criterion {criterion} is a bonus or penalty, so it always applies. Remove “not applicable”."
    ),
    "criteria.code-twice": N_("The code {criterion} stands there twice. Give one of the two another code."),
    "criteria.draft-held": N_("Another set is in work. Issue it or throw it away first."),
    "criteria.each": N_("Criterion {criterion} needs the points of each fault or thing counted."),
    "criteria.floor": N_("Criterion {criterion}: the floor must be at least 0% and below 100%."),
    "criteria.last-node": N_("Criterion {criterion} is the last one. Rename it instead of taking it out."),
    "criteria.maximum": N_(
        "Criterion {criterion} is worth {written} points, but what stands under it adds up to {sum}. "
        "Correct one of the two."
    ),
    "criteria.member": N_("The criteria set says nothing usable at “{member}”. Correct that place."),
    "criteria.negative": N_("Criterion {criterion} gives less than 0 points. Use a penalty for that."),
    "criteria.no-draft": N_("No set is in work. Begin a new version first."),
    "criteria.no-points": N_("Criterion {criterion} has no maximum of points. Write it."),
    "criteria.no-set": N_("{name} is no criteria set. Choose a file made by: xacai criteria export."),
    "criteria.no-table": N_(
        "{name} has no table of criteria: a number, a content and points or a requirement. Check the file."
    ),
    "criteria.none-for-year": N_(
        "No criteria set is for the year {year}. Import one: xacai criteria import."
    ),
    "criteria.options": N_("Criterion {criterion} needs at least two different answers to choose from."),
    "criteria.orphan": N_("Criterion {criterion} stands under {parent}, which is not there. Add {parent}."),
    "criteria.other-set": N_(
        "The scorecard {year} was locked or sent, so it stays with the criteria set {criteria}."
    ),
    "criteria.steps": N_("Criterion {criterion}: the steps must rise, each from another number on."),
    "criteria.too-deep": N_(
        "Criterion {criterion} is at the lowest of three levels. Add one beside it instead."
    ),
    "criteria.unknown": N_("The criteria set {criteria} is not on this computer. Import its file first."),
    "criteria.unreachable": N_(
        "Criterion {criterion}: the best step or answer must give exactly the maximum of points."
    ),
    "criteria.unscored": N_(
        "How is criterion {criterion} scored? Write it; until then the set scores nothing."
    ),
    "criteria.version-held": N_(
        "The criteria set {criteria} is here already with other content. Give the new one another version."
    ),
}
