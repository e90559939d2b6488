"""The verbs of the river, in its order; no Qt, no SQL."""
