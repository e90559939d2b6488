"""Chấm điểm: the scorecard of a year, its verification, points still to be won."""
