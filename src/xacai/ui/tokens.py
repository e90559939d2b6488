"""Colours of the window as data: one row a token, light and dark (the design's table)."""

from __future__ import annotations

from collections.abc import Mapping

# token: (light, dark)
COLOURS: Mapping[str, tuple[str, str]] = {
    "bg": ("#F4F6F8", "#14181D"),
    "nav": ("#EBEFF3", "#101419"),
    "surface": ("#FFFFFF", "#1C2228"),
    "sunken": ("#F8FAFB", "#181D23"),
    "hover": ("#EEF2F6", "#262D35"),
    "line": ("#DDE3E9", "#2E363F"),
    "line2": ("#C3CCD5", "#434D58"),
    "ctl": ("#7F8B98", "#75818E"),
    "ink": ("#1B2430", "#E7ECF1"),
    "ink2": ("#4A5766", "#B6C0CB"),
    "ink3": ("#5F6C7B", "#98A4B1"),
    "accent": ("#1A5C9E", "#6FAEEA"),
    "accent_ink": ("#17528E", "#8ABFF1"),
    "onaccent": ("#FFFFFF", "#0C1B2A"),
    "tint": ("#E4EEF8", "#1E3348"),
    "tint2": ("#C9DDF1", "#29486A"),
    "cell": ("#F3F8FD", "#1D2935"),
    "ok": ("#1B7A4B", "#6CCB97"),
    "ok_bg": ("#E3F3EA", "#173225"),
    "warn": ("#8A5A00", "#E9B44C"),
    "warn_bg": ("#FDF1D6", "#362B14"),
    "warn_fill": ("#B5740A", "#E0A432"),
    "err": ("#B3261E", "#FF8A80"),
    "err_bg": ("#FBE6E4", "#3D1F1E"),
    "wait": ("#5B5F97", "#AEB2EC"),
    "wait_bg": ("#ECECF6", "#26283F"),
    "ch_done": ("#2E6FAF", "#5C9EDE"),
    "ch_late": ("#8FB4D9", "#4A78A8"),
    "ch_track": ("#E6EBF0", "#2A323A"),
    "ch_prev": ("#A9B4C0", "#6F7B88"),
    "ok_mid": ("#9FD3B7", "#3C8F66"),
    "warn_mid": ("#EBC06A", "#E0A432"),
    "onmid": ("#1B2430", "#0C1116"),
    "paper": ("#FFFFFF", "#F3F1EC"),
}

# Pairs of (text, ground) that must reach 4.5:1 in both themes.
TEXT_PAIRS: tuple[tuple[str, str], ...] = (
    ("ink", "surface"),
    ("ink", "bg"),
    ("ink", "cell"),
    ("ink", "tint"),
    ("ink", "warn_bg"),
    ("ink2", "surface"),
    ("ink2", "nav"),
    ("ink2", "tint"),
    ("ink2", "sunken"),
    ("ink3", "surface"),
    ("ink3", "bg"),
    ("accent_ink", "surface"),
    ("accent_ink", "tint"),
    ("onaccent", "accent"),
    ("ok", "surface"),
    ("ok", "ok_bg"),
    ("warn", "surface"),
    ("warn", "warn_bg"),
    ("err", "surface"),
    ("err", "err_bg"),
    ("wait", "surface"),
    ("wait", "wait_bg"),
    ("wait", "cell"),
    ("onmid", "ok_mid"),
    ("onmid", "warn_mid"),
)

# Pairs of (shape, ground) that must reach 3:1: borders of fields, marks, chart bars.
SHAPE_PAIRS: tuple[tuple[str, str], ...] = (
    ("ctl", "surface"),
    ("warn_fill", "surface"),
    ("ch_done", "surface"),
    ("accent", "surface"),
)


def colour_of(name: str, dark: bool) -> str:
    """The ``#RRGGBB`` of a token in one theme."""
    return COLOURS[name][1 if dark else 0]


def contrast(first: str, second: str) -> float:
    """Contrast of two ``#RRGGBB`` colours by the WCAG 2 formula, from 1 to 21."""
    high, low = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[start : start + 2], 16) / 255) for start in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
