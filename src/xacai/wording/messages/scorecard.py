"""Sentences of the issues whose codes begin with ``scorecard.``: scoring, locking, verifying, ranking."""

from __future__ import annotations

from xacai.wording.language import N_

TEMPLATES: dict[str, str] = {
    "scorecard.against-data": N_(
        "Criterion {criterion}: the data give {sum} ({source}). Take that, or write why it is otherwise."
    ),
    "scorecard.always-applies": N_("Criterion {criterion} applies to every office. Give it points."),
    "scorecard.answer-missing": N_(
        "Criterion {criterion} is to be explained: “{words}”. Write the explanation."
    ),
    "scorecard.asked-already": N_(
        "The first round of this scorecard of {year} is over. Finish the verification instead."
    ),
    "scorecard.evidence-missing": N_(
        "Criterion {criterion} “{title}” has points but no evidence. Name a document, or explain."
    ),
    "scorecard.locked": N_("This scorecard is locked. Reopen it before anything is changed: {where}."),
    "scorecard.no-answer": N_("This is no answer of the scale of criterion {criterion}. Look at its scale."),
    "scorecard.none-received": N_(
        "No scorecard of {year} was received from {office}. Receive its package first."
    ),
    "scorecard.not-applicable-unexplained": N_(
        "Criterion {criterion} “{title}” is said not to apply. Write why."
    ),
    "scorecard.not-asked": N_("Nobody asked for an explanation of criterion {criterion}."),
    "scorecard.not-locked": N_("The scorecard of {year} is still open. Lock it first."),
    "scorecard.not-reopenable": N_(
        "The scorecard of {year} left the office or is not locked, so it cannot be reopened."
    ),
    "scorecard.not-verifiable": N_(
        "The scorecard of {year} is open or finished: there is nothing to verify."
    ),
    "scorecard.note-missing": N_("Criterion {criterion}: the points differ from before. Write why."),
    "scorecard.nothing-asked": N_(
        "Criterion {criterion} cannot be explained: the office above asked for nothing, or the scorecard is "
        "locked."
    ),
    "scorecard.number-missing": N_("Enter number and day of the signed scorecard of {year}."),
    "scorecard.open": N_("Criterion {criterion} “{title}” has no points yet. Score it."),
    "scorecard.other-owner": N_("This criterion is appraised by {owner}, not by {department}."),
    "scorecard.outside": N_(
        "Criterion {criterion} “{title}”: the points lie outside its scale. Look at its maximum."
    ),
    "scorecard.override-unexplained": N_(
        "Criterion {criterion} “{title}”: the points are others than its input gives. Explain, or take those."
    ),
    "scorecard.own-card": N_("An office does not verify its own scorecard of {year}."),
    "scorecard.round-days": N_("A step of the assessment of {year} ends before it begins. Correct its days."),
    "scorecard.self-changed": N_(
        "Criterion {criterion}: the explanation brings another self score than the scorecard before it."
    ),
    "scorecard.set-differs": N_(
        "The scorecard was made with another text of the criteria set {criteria}. Compare the sets by telephone."
    ),
    "scorecard.set-unknown": N_(
        "The scorecard was made with the criteria set {criteria}, which is not here. Import it to verify."
    ),
    "scorecard.stays-inside": N_("The scorecard of {department} stays inside the office and is not sent."),
    "scorecard.unknown": N_("The criteria set has no component {criterion}. Look the code up."),
}
