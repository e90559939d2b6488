"""The plan: its parts, its amendments, and taking one in from a document."""
