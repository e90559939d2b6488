"""Tiếp nhận: what came from the offices below, the board, the review of a report."""
