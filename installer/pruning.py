"""Which files of the wheels and of the standard library are carried along.

A path is relative to the folder of packages, with forward slashes. Qt is a list of what stays, everything else a
list of what goes: Qt is where the size is, and a new Qt file must earn its place. That the program lacks nothing
of what goes is proved by ``tests/installer/test_pruned_program.py``.
"""

from __future__ import annotations

import re
from fnmatch import fnmatchcase

_QT_MODULES = ("Core", "Gui", "Widgets", "Network", "PrintSupport", "Svg")
# Libraries that the modules and plugins link to beside; Windows needs none of them.
_QT_LINUX_LIBRARIES = (*_QT_MODULES, "DBus", "OpenGL", "XcbQpa", "WaylandClient")
_QT_PLUGINS = (
    "platforms/*qwindows.*",
    "platforms/*qoffscreen.*",
    "platforms/*qxcb.*",
    "styles/*qmodernwindowsstyle.*",
    "iconengines/*qsvgicon.*",
    "imageformats/*qsvg.*",
    "imageformats/*qjpeg.*",
    "imageformats/*qico.*",
    "xcbglintegrations/*",
    "platforminputcontexts/*ibus*",
    "platforminputcontexts/*compose*",
    "platformthemes/*xdgdesktopportal*",
)
_QT_KEPT = (
    "PySide6/*.py",
    *(f"PySide6/Qt{name}.pyd" for name in _QT_MODULES),
    *(f"PySide6/Qt{name}.abi3.so" for name in _QT_MODULES),
    *(f"PySide6/Qt6{name}.dll" for name in _QT_MODULES),
    *(f"PySide6/Qt/lib/libQt6{name}.so.6" for name in _QT_LINUX_LIBRARIES),
    "PySide6/Qt/lib/libicu*.so.*",
    "PySide6/pyside6.abi3.dll",
    "PySide6/libpyside6.abi3.so.*",
    "PySide6/msvcp140_[12].dll",  # the rest of the C++ runtime is shiboken6's
    *(f"PySide6/plugins/{plugin}" for plugin in _QT_PLUGINS),
    *(f"PySide6/Qt/plugins/{plugin}" for plugin in _QT_PLUGINS),
)
_SHIBOKEN_GONE = re.compile(r"shiboken6/(vcamp|vccorlib|concrt|vcomp|msvcp140_)[^/]*")
# Only what a compiler, a type checker or a package manager reads.
_TOOLING = (
    *("*.pyi", "*.pyx", "*.pxd", "*.pxi", "*.c", "*.cpp", "*.h", "*.lib", "*.a", "*/py.typed", "*.exe"),
    *("*.dist-info/RECORD", "*.dist-info/WHEEL", "*.dist-info/INSTALLER", "*.dist-info/REQUESTED"),
    *("*.dist-info/sboms/*", "*.data/scripts/*", "*.data/data/*", "*/tests/*", "*/mypy.py"),
)
# What pyHanko would go to a network with (exchange/pades/offline keeps it from being imported), and the
# certificates of the operating system, which nothing here asks for (oscrypto).
_NETWORK = (
    *("aiohttp", "aiohappyeyeballs", "aiosignal", "attr", "attrs", "certifi", "frozenlist", "idna"),
    *("multidict", "oscrypto", "propcache", "yarl"),
)
# Babel makes the catalogues of words when this is built; the others serve parts of packages that are left out below.
_UNUSED = ("babel", "packaging", "pycparser", "pypdfium2_cli")
_GONE = (
    *(f"{name}/*" for name in (*_NETWORK, *_UNUSED)),
    *(f"{name}-*.dist-info/*" for name in (*_NETWORK, *_UNUSED)),
    "PIL/_avif.*",
    "PIL/_imagingft.*",
    "PIL/_imagingtk.*",
    "PIL/_imagingcms.*",
    "PIL/_webp.*",
    "cffi/*",  # only its compiled backend is imported
    "lxml/html/*",
    "lxml/includes/*",
    "lxml/isoschematron/*",
    "lxml/builder.*",
    "lxml/doctestcompare.*",
    "lxml/objectify.*",
    "lxml/sax.*",
    "pdfminer/cmap/*",  # Chinese, Japanese and Korean encodings
    "pikepdf/canvas.py",
    "pikepdf/form.py",
    "pikepdf/jbig2.py",
    "pikepdf/pdfa/*",
    "pydantic/v1/*",
    "pyhanko/generated/*",  # lists of authorities and reports in XML
    "pyhanko/sign/signers/csc_signer.py",
    "pyhanko/sign/validation/qualified/eutl_*.py",
    "pyhanko/sign/validation/report/*",
    "reportlab/fonts/*",  # state documents bring their own
    "reportlab/graphics/*",
    "reportlab/lib/testutils.py",
    "reportlab/pdfbase/_cidfontdata.py",
    "reportlab/pdfbase/cidfonts.py",
    "reportlab/platypus/para.py",
    "sqlalchemy/dialects/mssql/*",
    "sqlalchemy/dialects/mysql/*",
    "sqlalchemy/dialects/oracle/*",
    "sqlalchemy/ext/*",
    "sqlalchemy/testing/*",
    "tzdata/zoneinfo/right/*",
)
_PICTURE_FORMATS = re.compile(r"PIL/(?!(Bmp|Gif|Jpeg|Mpo|Png|Ppm|Tiff)Image)\w+ImagePlugin\.py")
_STANDARD_GONE = re.compile(
    r"(test|idlelib|tkinter|turtledemo|lib2to3|ensurepip|venv|distutils|msilib|curses|pydoc_data|site-packages"
    r"|lib-dynload|config-[^/]+)/|(turtle|_sysconfigdata[^/]*|antigravity|this)\.py$"
)
_CACHES = re.compile(r"(^|/)__pycache__/|\.py[co]$")


def kept(path: str) -> bool:
    """Whether a file of the wheels is carried along."""
    if _CACHES.search(path) or any(fnmatchcase(path, pattern) for pattern in _TOOLING):
        return False
    if path.startswith("PySide6/"):
        return (path.count("/") < 2 and path.endswith(".py")) or _matches(path, _QT_KEPT)
    return not (_SHIBOKEN_GONE.fullmatch(path) or _PICTURE_FORMATS.fullmatch(path) or _matches(path, _GONE))


def kept_of_standard_library(path: str) -> bool:
    """Whether a module of the standard library is carried along (only the stand-in's; the official one is whole)."""
    return path.endswith(".py") and not (_STANDARD_GONE.match(path) or "/test/" in path or "/tests/" in path)


def _matches(path: str, patterns: tuple[str, ...]) -> bool:
    """``*`` stays inside one folder where the pattern names the folder; fnmatch alone would cross it."""
    return any(
        fnmatchcase(path, pattern) and (pattern.endswith("/*") or path.count("/") == pattern.count("/"))
        for pattern in patterns
    )
