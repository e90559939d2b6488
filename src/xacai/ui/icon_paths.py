"""Shapes of the two icon families, as SVG fragments.

``STROKES``: a 24-px box, stroked in one colour, round ends and joins, no fill.
``MARKS``: status marks in a 16-px box, filled; ``C`` stands for the colour, ``O`` for what lies on it.
Every state has its own silhouette, so that it is known without its colour.
"""

from __future__ import annotations

from collections.abc import Mapping

STROKES: Mapping[str, str] = {
    "home": '<path d="M4 11.5 12 4.5l8 7M6 10v9.5h12V10M10 19.5v-5h4v5"/>',
    "plan": '<path d="M8 5H5.5v15.5h13V5H16M8.5 3.5h7v3.5h-7zM9 11.5h6M9 15.5h6"/>',
    "progress": '<path d="M4 4v16h16M8 7.5h7M8 12h11M8 16h4.5"/>',
    "report": '<path d="M6 3.5h8l4.5 4.5v12.5H6zM13.5 3.5V8.5h5M9 12.5h6.5M9 16h6.5"/>',
    "score": '<path d="M5.6 18.5a8.5 8.5 0 1 1 12.8 0zM12 14l3.5-4.5"/>',
    "evidence": '<path d="m19.5 11.5-7.6 7.6a4.6 4.6 0 0 1-6.5-6.5l7.9-7.9a3.1 3.1 0 0 1 4.4 4.4l-7.8 7.8'
    'a1.5 1.5 0 0 1-2.2-2.2l6.9-6.9"/>',
    "submitting": '<path d="M4 8.5h15M15.5 5 19 8.5 15.5 12M20 15.5H5M8.5 12 5 15.5 8.5 19"/>',
    "receiving": '<path d="M4 13.5 6.5 5h11l2.5 8.5V19H4zM4 13.5h4.5L10 16h4l1.5-2.5H20"/>',
    "sum": '<path d="M17.5 7V4.5h-11l6 7.5-6 7.5h11V17"/>',
    "settings": '<path d="M4 7.5h4M12 7.5h8M4 16.5h8M16 16.5h4"/><circle cx="10" cy="7.5" r="2"/>'
    '<circle cx="14" cy="16.5" r="2"/>',
    "help": '<circle cx="12" cy="12" r="8.5"/><path d="M9.5 9.7a2.5 2.5 0 1 1 3.6 2.3c-.8.4-1.1.9-1.1 1.7'
    'M12 16.6v.1"/>',
    "clock": '<circle cx="12" cy="12" r="8.5"/><path d="M12 7v5l3.5 2"/>',
    "search": '<circle cx="10.5" cy="10.5" r="6"/><path d="m15 15 5 5"/>',
    "down": '<path d="m6.5 9.5 5.5 5.5 5.5-5.5"/>',
    "up": '<path d="m6.5 14.5 5.5-5.5 5.5 5.5"/>',
    "right": '<path d="m9.5 6.5 5.5 5.5-5.5 5.5"/>',
    "left": '<path d="M14.5 6.5 9 12l5.5 5.5"/>',
    "arrow-up": '<path d="M12 19.5v-15M6.5 10 12 4.5l5.5 5.5"/>',
    "arrow-down": '<path d="M12 4.5v15M6.5 14l5.5 5.5 5.5-5.5"/>',
    "check": '<path d="m5 12.5 4.5 4.5L19 7.5"/>',
    "close": '<path d="m6 6 12 12M18 6 6 18"/>',
    "plus": '<path d="M12 5v14M5 12h14"/>',
    "minus": '<path d="M5 12h14"/>',
    "more": '<path stroke-width="2.8" d="M6 12h.1M12 12h.1M18 12h.1"/>',
    "save": '<path d="M4.5 4.5h12l3 3v12h-15zM8 4.5v5h7.5v-5M8 19.5v-6h8v6"/>',
    "print": '<path d="M7.5 8.5v-5h9v5M7.5 17H4.5V8.5h15V17h-3M7.5 14h9v6.5h-9z"/>',
    "export": '<path d="M12 14.5v-11M8 7l4-4 4 4M5 12.5v7.5h14v-7.5"/>',
    "import": '<path d="M12 3.5v11M8 11l4 4 4-4M5 12.5v7.5h14v-7.5"/>',
    "edit": '<path d="m4.5 19.5 1-4.5L16 4.5l3.5 3.5L9 18.5zM13.5 7l3.5 3.5"/>',
    "calendar": '<path d="M4.5 6h15v13.5h-15zM4.5 10h15M8.5 3.5V7M15.5 3.5V7"/>',
    "repeat": '<path d="M4.5 11.5V9.5a2.5 2.5 0 0 1 2.5-2.5h12M16 4l3 3-3 3M19.5 12.5v2a2.5 2.5 0 0 1-2.5 2.5H5M8 14l-3 3 3 3"/>',
    "hourglass": '<path d="M6.5 3.5h11M6.5 20.5h11M8 3.5c0 5 8 5.5 8 8.5M16 3.5c0 5-8 5.5-8 8.5'
    'M8 20.5c0-5 8-5.5 8-8.5M16 20.5c0-5-8-5.5-8-8.5"/>',
    "filter": '<path d="M4 7h16M7 12h10M10 17h4"/>',
    "lock": '<path d="M6 10.5h12v9.5H6zM8.5 10.5V8a3.5 3.5 0 0 1 7 0v2.5"/>',
    "unlock": '<path d="M6 10.5h12v9.5H6zM8.5 10.5V8a3.5 3.5 0 0 1 6.6-1.6"/>',
    "link": '<path d="M10 14a4 4 0 0 0 5.7 0l3-3a4 4 0 0 0-5.7-5.7l-1 1M14 10a4 4 0 0 0-5.7 0l-3 3'
    'a4 4 0 0 0 5.7 5.7l1-1"/>',
    "note": '<path d="M4.5 5h15v11h-9l-4 3.5V16h-2z"/>',
    "info": '<circle cx="12" cy="12" r="8.5"/><path d="M12 11v5.5M12 7.5v.1"/>',
    "alert": '<path d="M12 4.5 21 19.5H3zM12 10.5v4M12 17v.1"/>',
    "folder": '<path d="M3.5 6h6l2 2.5h9v11h-17z"/>',
    "usb": '<path d="M9 8.5V3.5h6v5M7.5 8.5h9v9a3 3 0 0 1-3 3h-3a3 3 0 0 1-3-3zM12 12v4"/>',
    "mail": '<path d="M3.5 5.5h17v13h-17zM4 6.5l8 6.5 8-6.5"/>',
    "shield": '<path d="M12 3.5 19 6v5.5c0 4.5-3 7.5-7 9-4-1.5-7-4.5-7-9V6zM9 12l2.2 2.2L15 10.3"/>',
    "file": '<path d="M6 3.5h8l4.5 4.5v12.5H6zM13.5 3.5v5h5"/>',
    "file-in": '<path d="M6 3.5h8l4.5 4.5v12.5H6zM13.5 3.5v5h5M12 10.5V17M9.5 14.5 12 17l2.5-2.5"/>',
    "paste": '<path d="M8 5H5.5v15.5h13V5H16M8.5 3.5h7V7h-7zM12 10.5V17M9.5 14.5 12 17l2.5-2.5"/>',
    "copy": '<path d="M8.5 8.5h11v11h-11zM15.5 8.5v-4h-11v11h4"/>',
    "delete": '<path d="M4.5 7h15M9 7V4h6v3M6.5 7l1 13h9l1-13M10.5 11v5.5M13.5 11v5.5"/>',
    "undo": '<path d="M8.5 5 4.5 9l4 4M4.5 9h9a5.5 5.5 0 0 1 0 11H9"/>',
    "redo": '<path d="m15.5 5 4 4-4 4M19.5 9h-9a5.5 5.5 0 0 0 0 11H15"/>',
    "eye": '<path d="M2.5 12c2-4 5.5-6.5 9.5-6.5s7.5 2.5 9.5 6.5c-2 4-5.5 6.5-9.5 6.5S4.5 16 2.5 12z"/>'
    '<circle cx="12" cy="12" r="3"/>',
    "split": '<path d="M12 4v16M4 8h4v8H4M20 8h-4v8h4"/>',
    "move": '<path d="M8 4.5v15M4.5 8 8 4.5 11.5 8M16 19.5v-15M12.5 16l3.5 3.5 3.5-3.5"/>',
    "person": '<circle cx="12" cy="8" r="4"/><path d="M4.5 20c.5-4 3.5-6.5 7.5-6.5s7 2.5 7.5 6.5"/>',
    "office": '<path d="M4 20h16M5.5 20V9M18.5 20V9M3.5 9 12 4l8.5 5zM9.5 20v-7M14.5 20v-7"/>',
    "key": '<circle cx="8" cy="15.5" r="4"/><path d="m11 12.5 8.5-8.5M16 7.5l3 3M13.5 10l2 2"/>',
    "language": '<circle cx="12" cy="12" r="8.5"/><path d="M3.5 12h17M12 3.5c3 2.5 4 5.5 4 8.5s-1 6-4 8.5'
    'c-3-2.5-4-5.5-4-8.5s1-6 4-8.5z"/>',
    "backup": '<path d="M5 6c0-1.5 3-2.5 7-2.5S19 4.5 19 6v12c0 1.5-3 2.5-7 2.5S5 19.5 5 18zM5 6c0 1.5 3 2.5'
    ' 7 2.5S19 7.5 19 6M5 12c0 1.5 3 2.5 7 2.5s7-1 7-2.5"/>',
    "refresh": '<path d="M19.5 5v5h-5M19 10a7.5 7.5 0 1 0 .5 4"/>',
    "target": '<circle cx="12" cy="12" r="8.5"/><circle cx="12" cy="12" r="4.5"/><path d="M12 12h.1"/>',
    "scale": '<path d="M5 20h14M12 20V4M5 7h14M5 7l-2.5 7h5zM19 7l-2.5 7h5z"/>',
    "text": '<path d="M5 7V5h14v2M12 5v14M9.5 19h5"/>',
    "table": '<path d="M4 5h16v14H4zM4 10h16M4 14.5h16M10 5v14"/>',
    "moon": '<path d="M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z"/>',
    "keyboard": '<path d="M3 6.5h18v11H3zM6.5 10h.1M10 10h.1M14 10h.1M17.5 10h.1M8 14h8"/>',
}

_TICK = 'fill="none" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round"'

MARKS: Mapping[str, str] = {
    "done": f'<circle cx="8" cy="8" r="7" fill="C"/><path d="m4.9 8.3 2.2 2.2 4.1-4.5" stroke="O" {_TICK}/>',
    "done_late": '<circle cx="8" cy="8" r="6.2" fill="none" stroke="C" stroke-width="1.6"/>'
    f'<path d="m5.2 8.2 2 2 3.7-4" stroke="C" {_TICK}/>',
    "accepted": '<circle cx="8" cy="8" r="7" fill="C"/>'
    f'<path d="m3.3 8.5 1.9 1.9 3.5-3.9M7.5 9.9l.6.5 4.2-4.7" stroke="O" {_TICK}/>',
    "in_progress": '<circle cx="8" cy="8" r="6.2" fill="none" stroke="C" stroke-width="1.6"/>'
    '<path d="M4.2 8h7.6a3.8 3.8 0 0 1-7.6 0z" fill="C"/>',
    "not_started": '<circle cx="8" cy="8" r="6.2" fill="none" stroke="C" stroke-width="1.6"/>',
    "overdue": '<path d="M8 .3 15.7 8 8 15.7.3 8z" fill="C" stroke="C" stroke-width=".6" stroke-linejoin="round"/>'
    f'<path d="M8 4.3v4.4M8 11.4v.1" stroke="O" {_TICK}/>',
    "error": '<path d="M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1z" fill="C"/>'
    f'<path d="M8 4.3v4.4M8 11.4v.1" stroke="O" {_TICK}/>',
    "warning": '<path d="M8 1.8 15 14.2H1z" fill="C" stroke="C" stroke-width="1" stroke-linejoin="round"/>'
    f'<path d="M8 6.3v3.7M8 12.2v.1" stroke="O" {_TICK}/>',
    "doubtful": '<circle cx="8" cy="8" r="7" fill="C"/>'
    f'<path d="M6.1 6.3a1.95 1.95 0 1 1 2.8 1.8c-.6.3-.9.7-.9 1.3M8 11.7v.1" stroke="O" {_TICK}/>',
    "waiting": '<circle cx="8" cy="8" r="6.2" fill="none" stroke="C" stroke-width="1.6" stroke-dasharray="2.2 1.7"/>'
    f'<path d="M8 5v3.2l2 1.2" stroke="C" {_TICK}/>',
    "returned": '<rect x="1" y="1" width="14" height="14" rx="2.5" fill="C"/>'
    f'<path d="M6.4 4.2 4.2 6.4l2.2 2.2M4.2 6.4h4.5a2.4 2.4 0 0 1 0 4.8H6.5" stroke="O" {_TICK}/>',
    "dropped": '<circle cx="8" cy="8" r="6.2" fill="none" stroke="C" stroke-width="1.6"/>'
    f'<path d="M4.8 8h6.4" stroke="C" {_TICK}/>',
}

# The colour a mark has where a page asks for no other.
MARK_COLOURS: Mapping[str, str] = {
    "done": "ok",
    "done_late": "ok",
    "accepted": "ok",
    "in_progress": "accent",
    "not_started": "ctl",
    "overdue": "err",
    "error": "err",
    "warning": "warn_fill",
    "doubtful": "warn_fill",
    "waiting": "wait",
    "returned": "err",
    "dropped": "ink3",
}
