"""Sentences of the issues whose codes begin with ``intake.``."""

from xacai.wording.language import N_

TEMPLATES: dict[str, str] = {
    # Refusals: the file is not taken at all.
    "intake.empty": N_("The file “{file}” is empty. Choose the file that holds the plan."),
    "intake.too-large": N_(
        "The file “{file}” is too large for a plan. Keep only the plan in it and try again."
    ),
    "intake.unreadable": N_(
        "The text of “{file}” cannot be read. Open it in an editor and save it as text "
        "in UTF-8, then try again."
    ),
    "intake.type-unread": N_(
        "Files of the type {type} are not read (“{file}”). Save the plan as one of these and try again: {types}."
    ),
    "intake.damaged": N_(
        "“{file}” is cut off or damaged. Open it in the program that made it, save it again and retry."
    ),
    "intake.locked": N_(
        "“{file}” is protected by a password. Take the protection off in the program that made it and try again."
    ),
    "intake.bomb": N_(
        "“{file}” unpacks to far more than a plan can hold and was not read. Copy the plan into a new document."
    ),
    "intake.too-deep": N_(
        "“{file}” is nested deeper than any plan and was not read. Copy the plan into a new document."
    ),
    "intake.entities": N_(
        "“{file}” refers to things outside itself and was not read. Copy the plan into a new document."
    ),
    "intake.old-word": N_("“{file}” is an old Word document. Save it as .docx and try again."),
    "intake.old-excel": N_("“{file}” is an old Excel workbook. Save it as .xlsx and try again."),
    "intake.old-office": N_(
        "“{file}” is a file of an old Office program. Save the plan as .docx or .xlsx and try again."
    ),
    "intake.pdf-scanned": N_(
        "“{file}” holds only pictures of pages, no text. Ask for the Word file, or paste the text."
    ),
    "intake.pdf-slow": N_("“{file}” takes too long to read. Ask for the Word file, or paste the text."),
    # What is said about a whole document.
    "intake.pdf-best-effort": N_(
        "“{file}” is a PDF, which does not say what is a table or a paragraph; it was read as well as it goes. "
        "Please compare every row, or use the Word file."
    ),
    "intake.pdf-cut": N_("Only the first {pages} pages were read."),
    "intake.macros-left-out": N_("“{file}” holds macros. They were neither read nor run."),
    "intake.legacy-encoding": N_(
        "The text was written in {name} and converted to Unicode. Please check a few words."
    ),
    "intake.legacy-font": N_(
        "Text in old fonts ({fonts}) was converted to Unicode. Please check a few words."
    ),
    "intake.old-word-read": N_(
        "“{file}” is an old Word document; merged cells may be lost. Please compare, or save it as .docx."
    ),
    "intake.plans-several": N_(
        "The file holds {count} plans. “{title}” was read, not: {others}. Is it the right one?"
    ),
    "intake.not-a-plan": N_(
        "This document is no plan (heading: {kind}). Choose a document headed KẾ HOẠCH or a table of tasks."
    ),
    "intake.year-unknown": N_("The plan does not say its year. Give the year and try again."),
    "intake.secret": N_(
        "Line {line} marks the document as a state secret (“{text}”). Such documents "
        "must not be entered here."
    ),
    # Questions about the head.
    "intake.year-differs": N_("The plan is of {year}, but {asked} was asked for. Is it the right file?"),
    "intake.issuer-differs": N_(
        "The plan was issued by “{issuer}”, not by “{office}”. Is it the right file?"
    ),
    "intake.no-title": N_("The plan's title was not found. Please enter it."),
    "intake.no-issuer": N_("The issuing office was not found. Please enter it."),
    "intake.no-year": N_("The plan's title and date give no year. Please check the year."),
    "intake.no-signer": N_("The signer was not found. Please enter the name."),
    "intake.no-number": N_("The plan's number is blank. Enter it once the plan is issued."),
    "intake.no-targets": N_("No target was found. Does the plan have none?"),
    # Questions about fields and the table.
    "intake.field-unknown": N_("Field {number} “{title}”: which standard field is it?"),
    "intake.field-number-twice": N_("The number {number} stands twice; is “{title}” the next field?"),
    "intake.pages-repeated": N_("{rows} rows (lines {lines}) repeat earlier pages and were left out."),
    "intake.label-row": N_("Line {line} only names “{text}” and was not taken as a task. Is that right?"),
    "intake.total-differs": N_(
        "The document states “{text}”, but {tasks} tasks and {targets} targets were "
        "read. Is something missing?"
    ),
    "intake.tasks-from-body": N_(
        "The plan has no table of tasks; {tasks} tasks were taken from its text. Please check."
    ),
    # Questions about a row or a cell of a task.
    "intake.row-shifted": N_(
        "Task {key}: the cells stood {places} columns aside and were moved back. Please check."
    ),
    "intake.row-joined": N_("Task {key}: two rows over a page break were joined. Do they belong together?"),
    "intake.row-split": N_(
        "Task {key}: the row held {count} tasks and was split. Does each cell belong to its task?"
    ),
    "intake.row-bare": N_(
        "Task {key}: only its name is written; the other cells come from the row above. Is that right?"
    ),
    "intake.row-before-heading": N_(
        "Task {key}: printed at the heading “{field}”, but taken to the field before. Where does it belong?"
    ),
    "intake.label-below": N_("Task {key}: does it belong to {number} “{text}”, printed below it?"),
    "intake.content-elsewhere": N_("Task {key}: the task stood in another column. Please check."),
    "intake.cell-joined": N_("Task {key}: a cell was cut by a page break and joined again. Please check."),
    "intake.filled-down": N_(
        "Task {key}: the cell was blank and filled from above with “{text}”. Is that right?"
    ),
    "intake.cell-unclear": N_("Task {key}: “{text}” does not fit its column. What belongs here?"),
    "intake.product-is-lead": N_(
        "Task {key}: the product repeats the leading office “{text}”. What is the product?"
    ),
    "intake.lead-twice": N_(
        "Task {key}: “{text}” stands as leading and as coordinating office. Which is right?"
    ),
    "intake.lead-missing": N_("Task {key}: no leading office is written. Who leads?"),
    "intake.number-unclear": N_("Task {key}: the number is written “{text}”. What is it?"),
    "intake.parent-several": N_(
        "Task {key}: the cell above it holds {count} items; the last was taken. Please check."
    ),
    "intake.products-unmatched": N_(
        "Task {key}: {products} products and several deadlines. Which is due when?"
    ),
    "intake.deadline-missing": N_("Task {key}: no deadline is written. When is it due?"),
    "intake.deadline-year": N_(
        "Task {key}: the deadline “{text}” names another year than the plan's. Is it right?"
    ),
    "intake.deadline-unread": N_(
        "Task {key}: the deadline “{text}” could not be read in full. When is it due?"
    ),
    "intake.budget-foreign": N_(
        "Task {key}: the budget “{text}” is written in English style. What is the sum?"
    ),
    "intake.budget-unread": N_("Task {key}: the budget “{text}” could not be read. What is the sum?"),
    "intake.budget-unit": N_("Task {key}: the budget “{text}” has no unit. Is it million đồng?"),
    # A text or a list of figures for a report.
    "intake.not-text": N_("“{name}” is no plain text. Save it as text in UTF-8 and try again."),
    "intake.figures-not-text": N_("“{name}” is no list of figures. Save it as CSV in UTF-8 and try again."),
    "intake.figures-not-xlsx": N_(
        "“{name}” cannot be opened as a workbook. Save it as .xlsx again and retry."
    ),
    "intake.figures-no-heads": N_(
        "“{name}” has no columns for code and value. Its first row must name them: mã, số liệu."
    ),
    "intake.figures-too-long": N_(
        "“{name}” has more than {most} rows. Keep only the report's figures in it."
    ),
    "intake.figure-twice": N_("Line {line}: row {row} stands twice in the list. Keep one of them."),
    "intake.figure-foreign": N_(
        "Line {line}, row {row}: “{value}” is written in English style. Write it as 1.234,5."
    ),
    "intake.figure-unread": N_("Line {line}, row {row}: “{value}” is no number. Correct it."),
    "intake.figure-without-code": N_("Line {line}: the value “{value}” has no code. Name its row."),
}
