"""Sending: check, finalise and number, hand over; the history of what was sent."""
