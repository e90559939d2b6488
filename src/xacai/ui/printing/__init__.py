"""Printing from any page: the pages made off the screen, shown large, sent to a printer."""
