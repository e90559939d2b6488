"""Documents that officers already have, read into a plan and a list of issues."""
