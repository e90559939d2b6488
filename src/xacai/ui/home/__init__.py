"""Tổng quan: what to do today, the plan by field, days to the cut-off, key ratios."""
