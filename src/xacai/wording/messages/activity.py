"""Sentences of the issues whose codes begin with ``activity.``, ``own.`` or ``target.``."""

from xacai.wording.language import N_

TEMPLATES: dict[str, str] = {
    "activity.unknown": N_("There is no activity {key}. See which ones there are: xacai activity list."),
    "activity.name-missing": N_("The activity has no name. Write what was held or done."),
    "activity.name-too-long": N_("The activity's name is longer than {longest} letters. Shorten it."),
    "activity.day-in-future": N_("The day {day} is still to come. Enter an activity once it was held."),
    "activity.day-outside-year": N_(
        "The day {day} does not belong to the plan of {year}. Correct the day, or say that it is meant."
    ),
    "activity.count-outside": N_(
        "{number} cannot be a count ({measure}). Enter a whole number from 0, or leave it empty."
    ),
    "activity.measure-malformed": N_(
        "“{measure}” cannot name a count. Use small letters, digits, dots and dashes, e.g. participants."
    ),
    "activity.task-without-plan": N_("Task {task} needs the plan it stands in. Name the plan as well."),
    "own.unknown": N_("There is no own indicator {row}. See which ones there are: xacai indicator list."),
    "own.name-missing": N_(
        "The indicator has no name, or one longer than 500 letters. Name what it measures."
    ),
    "own.name-twice": N_("Another own indicator is already named “{name}”. Choose another name."),
    "own.kind": N_("An own indicator is a count, an amount or a ratio, not “{kind}”."),
    "own.time": N_("Figures of this kind cannot be rolled up as “{time}”. Choose sum, first, last or ask."),
    "own.decimals": N_("An own indicator has from 0 to {most} decimals."),
    "own.part-missing": N_("A ratio needs both a numerator and a denominator. Choose the rows."),
    "own.part-unknown": N_("There is no row {part} to make the ratio of. Choose a row that is in use."),
    "own.part-no-number": N_("Row {part} holds no number. Choose a count or an amount."),
    "own.ratio-of-ratio": N_("Row {part} is itself a ratio. Make the ratio of counts or amounts."),
    "own.feed-unknown": N_(
        "“{feed}” names no kind of activity. Write e.g. class, or class:participants for those who came."
    ),
    "own.kind-in-use": N_(
        "Row {row} already has figures in the report of {period}. Add a new indicator for another kind of figure."
    ),
    "own.part-in-use": N_("Row {row} is part of {used}. Change or remove {used} first."),
    "own.bound": N_("Row {row} measures target {target} of plan {plan}. Untie the target first."),
    "own.in-report": N_("Row {row} has figures or is named in the report of {period}, so it stays."),
    "target.milestone-period": N_("“{code}” is no period, or stands twice. Write each once, e.g. 2026-6M."),
    "target.number-too-large": N_("The baseline or a milestone is too large. Check the number."),
}
