"""Sentences of the issues whose codes begin with ``catalogue.``."""

from xacai.wording.language import N_

TEMPLATES: dict[str, str] = {
    "catalogue.not-superior": N_(
        "This catalogue comes from {name} ({office}), which is not the office above, so it is not taken. "
        "Check the office above in the settings."
    ),
    "catalogue.nothing-to-send": N_("Name a catalogue, a criteria set, or both to send."),
    "catalogue.bad-code": N_(
        "{where}: “{name}” is no row code. A row of form {form} is written {form}.1, {form}.1.2 …"
    ),
    "catalogue.bad-text": N_("{where}: “{key}” holds control characters or more than {longest} characters."),
    "catalogue.cycle": N_(
        "{where}: rows are worked out from each other in a circle: {name}. Break the circle."
    ),
    "catalogue.due-rule": N_("{where}: give either working_days (0–60) or day (1–31), not both."),
    "catalogue.duplicate": N_("{where}: “{name}” stands there twice. Remove or rename one."),
    "catalogue.key-twice": N_("{name}: “{key}” was given in another file already. Keep one of the two."),
    "catalogue.later-year": N_(
        "The catalogue {catalogue} is for a later year than the report {period}. Choose one of its year."
    ),
    "catalogue.missing-key": N_("{where}: “{key}” is missing. Nothing is assumed: write it down."),
    "catalogue.moved-already": N_("The report {period} is under the catalogue {catalogue} already."),
    "catalogue.newer": N_(
        "The catalogue has format {schema}; this program reads up to {known}. Install a newer program."
    ),
    "catalogue.no-catalogue": N_(
        "{name} is no catalogue. Choose a catalogue's workbook or file (.xlsx, .json), or the package from the office "
        "above (.xacai)."
    ),
    "catalogue.other-package": N_(
        "{name} is a package, but holds no catalogue. Take reports in under Receiving, answers under Submitting."
    ),
    "catalogue.none-for-year": N_("No catalogue is for the year {year}. Import one: xacai catalogue import."),
    "catalogue.not-toml": N_("{name} cannot be read as TOML (line {line}). Correct that line."),
    "catalogue.ratio-of-ratio": N_(
        "{where}: a ratio may not be worked out from the ratio {name}. Name counts."
    ),
    "catalogue.row-unknown": N_("No row has the code {row}. Look the code up in the catalogue."),
    "catalogue.rule-shape": N_("{where}: “{key}” does not fit a rule of the kind {kind}."),
    "catalogue.sheet-column": N_(
        "Sheet “{sheet}” has no column “{name}”. Put the heading back in the first row."
    ),
    "catalogue.sheet-day": N_("{where}: “{value}” is no day. Write it as 31/12/2026."),
    "catalogue.sheet-error": N_("{where}: Excel shows the error {value}. Correct the cell."),
    "catalogue.sheet-figure": N_(
        "{where}: Excel made the figure {value} of a code. Format the cell as text and type the code again."
    ),
    "catalogue.sheet-formula": N_("{where}: the cell holds a formula. Write the words themselves."),
    "catalogue.sheet-heading": N_(
        "{where}: the heading “{name}” is unknown. Remove the column or correct the heading."
    ),
    "catalogue.sheet-missing": N_(
        "The workbook has no sheet “{sheet}”. Write the catalogue out again and edit that."
    ),
    "catalogue.sheet-one-line": N_("{where}: only one line belongs here. Remove the others."),
    "catalogue.sheet-word": N_("{where}: “{value}” is unknown here. Allowed: {allowed}."),
    "catalogue.unfit": N_("{where}: “{key}” does not go with a row of the kind {kind}."),
    "catalogue.unfit-part": N_(
        "{where}: row {name} is a {kind}; only counts and amounts can be reckoned with."
    ),
    "catalogue.unknown": N_("The catalogue {catalogue} is not on this computer. Import its file first."),
    "catalogue.unknown-form": N_("{where}: there is no form {name}."),
    "catalogue.unknown-key": N_("{where}: “{key}” is unknown. Remove it or correct its spelling."),
    "catalogue.unknown-placeholder": N_(
        "{where}: the message names “{name}”, which is neither a row nor a known word."
    ),
    "catalogue.unknown-row": N_("{where}: there is no row {name}."),
    "catalogue.unknown-section": N_("{where}: the outline has no section {name}."),
    "catalogue.unknown-value": N_("{where}: “{value}” is no value of “{key}”. Allowed: {allowed}."),
    "catalogue.version-held": N_(
        "The catalogue {catalogue} is here already with other content. Give the new one another version."
    ),
    "catalogue.wrong-type": N_("{where}: “{key}” must be: {wanted}."),
}
