"""Help pages, offline."""
