"""The words of the standard argument parser in the language in force.

The parser asks the process-wide gettext domain for its own sentences; here that domain becomes ours, and the sentences
stand as msgids so that they are extracted and translated like all others.
"""

from __future__ import annotations

import gettext
import os

from xacai.wording.language import DOMAIN, N_, language, translations_folder

SENTENCES = (
    N_("usage: "),
    N_("options"),
    N_("positional arguments"),
    N_("show this help message and exit"),
    N_("show program's version number and exit"),
    N_("the following arguments are required: %s"),
    N_("unrecognized arguments: %s"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("invalid %(type)s value: %(value)r"),
    N_("expected one argument"),
    N_("expected at least one argument"),
    N_("ambiguous option: %(option)s could match %(matches)s"),
)


def translate_parser() -> None:
    """Make the argument parser speak the language in force."""
    os.environ["LANGUAGE"] = language()
    gettext.bindtextdomain(DOMAIN, str(translations_folder()))
    gettext.textdomain(DOMAIN)
