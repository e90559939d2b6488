"""Packing the program for Windows and Linux: what goes in, what stays out, and the gates that look at the result."""
