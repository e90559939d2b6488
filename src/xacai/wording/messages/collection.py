"""Sentences of the issues whose codes begin with ``collection.``."""

from xacai.wording.language import N_

TEMPLATES: dict[str, str] = {
    "collection.no-identity": N_(
        "“{name}” is no collection sheet made by this program, or its hidden sheet was removed. Ask for the file "
        "that was handed out."
    ),
    "collection.other-office": N_(
        "The sheet was made by another office (code {office}). Choose a sheet of this office."
    ),
    "collection.other-period": N_("The sheet is of {given}, not of {period}. Open that period's report."),
    "collection.other-catalogue": N_(
        "The sheet was made under the catalogue {given}, the report uses {catalogue}. Compare the figures that are "
        "taken."
    ),
    "collection.not-asked": N_(
        "Row {row} is not among those that {department} answers for. It can be taken if that is right."
    ),
    "collection.task-gone": N_("The plan no longer holds the task {task}. Its answer was left out."),
    "collection.department-unknown": N_(
        "No row and no task of the period belongs to “{name}”. Write the department's name as in the settings."
    ),
    "collection.nobody": N_(
        "No row and no task has a department that answers for it. Name the departments of rows or tasks first."
    ),
    "collection.due-passed": N_("The due day {day} lies in the past. Choose a later day."),
    "collection.line-unknown": N_(
        "This line is not one of the sheet's. What was typed in it was left out; enter it in the report by hand."
    ),
    "collection.line-shifted": N_(
        "The line bears the words of row {other} but the mark of row {row}: only some columns were sorted or pasted "
        "over. Sort whole lines, or type the line again."
    ),
    "collection.line-twice": N_("The line stands twice with different answers (also at {other}). Keep one."),
    "collection.formula-empty": N_(
        "The cell holds a formula without a result. Open the file in Excel, save it and take it in again."
    ),
    "collection.cell-error": N_("The cell shows an error of a formula. Type the number."),
    "collection.state-unread": N_(
        "“{value}” is not known here. Choose “Không phát sinh” or “Chưa có số liệu”, or leave the cell empty."
    ),
    "collection.both": N_("The cell holds {value} and yet is marked “{state}”. Keep one of the two."),
    "collection.no-number": N_("“{value}” is no number. Type a number."),
    "collection.foreign": N_("“{value}” is written in English style. Write it as 1.234,5."),
    "collection.too-large": N_("{value} is too large for a figure. Correct it."),
    "collection.percent": N_("{value} is a percentage, but the row wants a number. Type the number."),
    "collection.percent-doubtful": N_(
        "{value} is taken as less than one per cent. If a share of one is meant, multiply it by 100."
    ),
    "collection.mark-unread": N_("“{value}” is no state of a task. Choose one from the list."),
    "collection.day-unread": N_("“{value}” is no day. Write it as 31/12/2026."),
    "collection.sum-unread": N_("“{value}” is no sum in đồng. Write whole đồng, such as 1.500.000."),
    "collection.text-long": N_(
        "The words are longer than {most} characters and were left out. Shorten them."
    ),
    "collection.done-in-future": N_("The day of completion {day} lies in the future. Correct it."),
}
