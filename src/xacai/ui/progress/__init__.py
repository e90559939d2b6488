"""Tiến độ: how each task stands, its product and evidence; by list, by quarter, along the year."""
