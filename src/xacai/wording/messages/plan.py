"""Sentences of the issues whose codes begin with ``plan.``."""

from xacai.wording.language import N_

TEMPLATES: dict[str, str] = {
    "plan.none-above": N_(
        "No plan {key} of the office above has come. Take its package in first: xacai bundle receive FILE."
    ),
    "plan.not-in-above": N_(
        "The plan {key} of the office above has no {item}. See what it has: xacai plan above show --plan {key}."
    ),
    "plan.unknown": N_("There is no plan {key}. See which ones there are: xacai plan list."),
    "plan.exists": N_("A plan {key} is already there. Give the new one another key, or amend the old one."),
    "plan.key-malformed": N_("“{key}” is no plan key. Write the year and the kind, e.g. 2026/cchc."),
    "plan.locked": N_("Plan {key} has been issued and is locked. To change it, open an amendment."),
    "plan.issued-already": N_(
        "Plan {key} was already issued as No. {number}. To change it, open an amendment."
    ),
    "plan.not-issued": N_("Plan {key} has not been issued yet, so it needs no amendment: edit it directly."),
    "plan.not-issued-yet": N_("Plan {key} has not been issued yet. Issue it first, then hand it over."),
    "plan.errors-left": N_(
        "The plan still has {count} errors, the first at {where}. Mend them, then issue it."
    ),
    "plan.number-missing": N_("The number of the document is missing. Enter it as issued, e.g. 09/KH-UBND."),
    "plan.day-outside": N_("The day {day} does not fit a plan of {year}. Check the date of issue."),
    "plan.none": N_("There is no plan of {year} yet. Take one in or make one first."),
    "plan.day-missing": N_("The day of issue is missing. Enter the day that stands on the signed document."),
    "plan.basis-missing": N_("An amendment needs its legal basis. Enter the document that asks for it."),
    "plan.title-missing": N_("The plan has no title. Enter it as it is to be printed."),
    "plan.no-tasks": N_("The plan has no task yet. Add tasks, or take in the document that was issued."),
    "plan.no-bases": N_("The plan names no legal basis. Add at least one."),
    "plan.key-twice": N_("Two tasks bear the key {key}. Remove one of them and add it anew."),
    "plan.field-unknown": N_(
        "The task belongs to a field “{field}” that the plan does not have. Choose a field."
    ),
    "plan.content-missing": N_("Task {key} has no content. Write what is to be done, or remove the task."),
    "plan.lead-missing": N_("Task {key} has no lead department. Enter who leads it."),
    "plan.target-unknown": N_(
        "Plan {key} has no target {target}. See its targets: xacai plan show --plan {key}."
    ),
    "plan.task-unknown": N_("Plan {key} has no task {task}. See its tasks: xacai plan show --plan {key}."),
    "plan.deliverable-unknown": N_(
        "Task {task} has no deliverable number {number}. Give one that it has, or 0 for the whole task."
    ),
    "plan.done-in-future": N_("Task {task} cannot have been done on a day still to come. Check the date."),
    "plan.task-waits-not": N_(
        "Task {task} waits on no condition; its deadline stands in the plan. Change it by an amendment."
    ),
    "plan.met-in-future": N_(
        "The condition of task {task} cannot have been met on a day still to come. Check the date."
    ),
    "plan.due-before-met": N_("Task {task} would be due before its condition was met. Check the two dates."),
    "plan.spent-negative": N_("The money spent on task {task} is below zero. Check the amount."),
}
