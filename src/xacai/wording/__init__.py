"""Words for people: gettext, Vietnamese formats, the sentences of issues."""
