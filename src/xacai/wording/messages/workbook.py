"""Sentences of the issues whose codes begin with ``workbook.``."""

from xacai.wording.language import N_

TEMPLATES: dict[str, str] = {
    "workbook.bad-cell": N_("“{cell}” of sheet “{sheet}” is no cell. Write it as C12."),
    "workbook.bad-name": N_(
        "A mapping needs a name of at most {longest} characters. Name it after the form."
    ),
    "workbook.cell-error": N_(
        "Sheet “{sheet}”, cell {cell} (row {row}): Excel shows the error {value}. Correct the cell."
    ),
    "workbook.cell-formula": N_(
        "Sheet “{sheet}”, cell {cell} holds a formula, which is never overwritten. Take it out of the mapping."
    ),
    "workbook.cell-merged": N_(
        "Sheet “{sheet}”, cell {cell} is inside the merged cells {area}. Name their first cell, {first}."
    ),
    "workbook.cell-twice": N_("Sheet “{sheet}”, cell {cell} is mapped twice. Keep one of the two."),
    "workbook.code-needless": N_("Sheet “{sheet}”, cell {cell} shows no row, so it must not name row {row}."),
    "workbook.figure-foreign": N_(
        "Sheet “{sheet}”, cell {cell} (row {row}): “{value}” is written in English style. Write it as 1.234,5."
    ),
    "workbook.fraction": N_(
        "Sheet “{sheet}”, cell {cell} (row {row}) holds {value} without a percent format. Is {meant} meant? "
        "Format the cell as a percentage or write it out."
    ),
    "workbook.map-large": N_("The mapping names more than {most} cells. Split it."),
    "workbook.map-newer": N_(
        "The mapping has format {schema}; this program reads up to {known}. Install a newer program."
    ),
    "workbook.no-entries": N_("The mapping names no cell. Map at least one."),
    "workbook.no-map": N_(
        "{name} is no mapping of a workbook. Choose a file made by: xacai report workbook propose."
    ),
    "workbook.no-number": N_(
        "Sheet “{sheet}”, cell {cell} (row {row}): “{value}” is no number. Correct it in the workbook or here."
    ),
    "workbook.no-sheet": N_(
        "The workbook has no sheet “{sheet}” (mapped cell {cell}). Is it the right file? Else correct the mapping."
    ),
    "workbook.not-reckoned": N_(
        "Sheet “{sheet}”, cell {cell} (row {row}) holds a formula without a result. Open the workbook in Excel, "
        "save it and read it again."
    ),
    "workbook.nothing-recognised": N_(
        "No row of the catalogue was recognised in {name}. Its table needs a column of names (chỉ tiêu) and one "
        "of figures (số liệu)."
    ),
    "workbook.other-catalogue": N_(
        "The mapping “{name}” was made for the catalogue {catalogue}; the report uses {used}. Compare the cells."
    ),
    "workbook.other-kind": N_("The mapping “{name}” is not meant for {period}. Choose another mapping."),
    "workbook.other-office": N_(
        "The workbook names the office “{found}”, not “{office}”. Is it the right file?"
    ),
    "workbook.percent-cell": N_(
        "Sheet “{sheet}”, cell {cell} (row {row}) shows {value}, but the row counts in {unit}. Which number is meant?"
    ),
    "workbook.signed": N_(
        "{name} carries a digital signature, which filling would break. Choose the file without a signature."
    ),
    "workbook.unfit-row": N_(
        "Sheet “{sheet}”, cell {cell}: row {row} is a {kind} and cannot be shown so. Choose another row or meaning."
    ),
    "workbook.unknown-map": N_(
        "There is no mapping “{name}”. Take its file in, or propose one from the workbook."
    ),
    "workbook.unknown-row": N_(
        "Sheet “{sheet}”, cell {cell}: the catalogue {catalogue} has no row {row}. Choose another row."
    ),
}
