"""Tổng hợp: the figures of the offices below, added up by each row's own rule, and what stands behind each of them."""
