"""Sentences of the issues whose codes begin with ``report.``."""

from xacai.wording.language import N_

TEMPLATES: dict[str, str] = {
    "report.cumulative-typed": N_(
        "Form {form}: {count} figures since the start of the year were typed without the quarters behind them "
        "({cells}). Write where they come from."
    ),
    "report.derived-typed": N_(
        "Row {row} is worked out by the program; the value given for it was left out."
    ),
    "report.distinct-too-small": N_(
        "Cell {cell}: {given} since the start of the year is less than {least} of one quarter. Correct it."
    ),
    "report.done-without-product": N_(
        "Task {key} is done without a product. Name the document, or write the result."
    ),
    "report.draft-not-accepted": N_(
        "Section {section} still holds a draft. Read it and accept it, or write your own."
    ),
    "report.dropped-without-reason": N_(
        "Task {key} was dropped without a reason. Write the reason in its note."
    ),
    "report.errors-left": N_(
        "The report still has {count} errors. Correct them first (the first one: {where})."
    ),
    "report.exists": N_("A report for {period} was begun already. Open that one."),
    "report.locked": N_("The report {period} is finalised and cannot be changed. Reopen it or correct it."),
    "report.not-finalised": N_("The report {period} is not finalised yet. Finalise it first."),
    "report.not-cumulative": N_(
        "The report {period} has no figures since the start of the year. Fill in its own figures."
    ),
    "report.not-handed-over": N_(
        "The report {period} was not handed over yet. Change it directly; reopen it if needed."
    ),
    "report.not-reopenable": N_(
        "The report {period} cannot be reopened. Once handed over it is corrected instead."
    ),
    "report.not-set-aside": N_("Nothing was set aside under {place} in the report {period}."),
    "report.number-differs": N_(
        "Section {section} says {written}, but row {row} is {now} today. Correct the text or bind the number."
    ),
    "report.number-missing": N_(
        "The number or the day of the report is missing. Enter both as on the paper."
    ),
    "report.number-too-early": N_(
        "The day of the report lies before the period {period} begins. Check the day."
    ),
    "report.outside-validity": N_("{office} did not exist in the period {period}. Choose another period."),
    "report.overdue-without-reason": N_(
        "Task {key} is overdue without a word. Write the reason in its note."
    ),
    "report.part-missing": N_(
        "There are no figures of {part}, so cumulative cells of {period} stay empty. Enter {part}, or the cumulative."
    ),
    "report.override-without-reason": N_(
        "Cell {cell}: {given} was set since the start of the year, the quarters make {computed} (difference {by}). "
        "Write the reason in its note."
    ),
    "report.part-unmapped": N_(
        "{part} was entered under {catalogue}: {count} rows of today have no figure there ({cells}). "
        "Type what they come to since the start of the year."
    ),
    "report.reason-missing": N_("A correction of {period} needs its reason. Write why it is corrected."),
    "report.reasons-missing": N_(
        "{count} warnings have no reason yet. Write them first (the first one: {where})."
    ),
    "report.reference-unknown": N_(
        "Section {section} is bound to row {row}, which does not exist. Correct the text."
    ),
    "report.scan-early": N_(
        "The report {period} has no number yet. Enter number and day, then attach the scan."
    ),
    "report.scan-type": N_("{name} is no PDF, JPG or PNG. Scan the signed page as one of these."),
    "report.section-unknown": N_("The outline has no section {section}. Choose one that the report has."),
    "report.set-aside": N_(
        "{count} entries have no place in the catalogue of today and were set aside ({places}). "
        "Enter them elsewhere, or write why they are not needed."
    ),
    "report.text-too-long": N_(
        "Section {section} has {length} characters; at most {longest} can be sent. Shorten it or attach a document."
    ),
    "report.threshold-missed": N_("Target not reached: {target} (row {row} is {actual}). Write the reason."),
    "report.unknown": N_("No report was begun for {period}. Begin it first: xacai report new."),
    "report.value-decimals": N_(
        "Cell {cell} (form {form}): {value} has more than {decimals} decimals. Round it."
    ),
    "report.value-flag": N_("Cell {cell} (form {form}): {value} is neither 1 (yes) nor 0 (no). Choose one."),
    "report.value-negative": N_("Cell {cell} (form {form}): {value} is below 0. Correct it."),
    "report.value-no-number": N_("Cell {cell} (form {form}): “{value}” is no number. Enter a number."),
    "report.value-option": N_("Cell {cell} (form {form}): “{value}” is no choice. Choose one of: {options}."),
    "report.value-too-large": N_("Cell {cell} (form {form}): {value} is too large for a figure. Correct it."),
    "report.withdrawal-reason": N_("Taking back {period} needs its reason. Write why."),
    "report.withdrawn": N_("The report {period} was taken back. Open a correction to send it again."),
    "report.value-unavailable": N_(
        "Form {form}: {count} cells have no figures yet ({cells}). Enter them, or write the reason."
    ),
}
