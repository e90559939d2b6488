"""Modules as bytecode beside nothing: the same source gives the same bytes wherever it was built.

Documentation strings are cut to one sign: a seventh of the bytecode, and nobody who runs the program can ask for
them. They are not taken away altogether, because some modules insist on having one.

Run as a program by the interpreter that the bytecode is for: ``python bytecode.py FOLDER``.
"""

from __future__ import annotations

import ast
import importlib.util
import marshal
import struct
import sys
from pathlib import Path

_MARK = "-"


def compiled(source: bytes, name: str) -> bytes:
    """A module's bytecode file. ``name`` is what tracebacks show; the loader never asks for the source again."""
    code = compile(without_documentation(source), name, "exec", dont_inherit=True, optimize=0)
    # Kind 1, a hash that is not checked: no time of the build inside, and no look at a source that is not there.
    return importlib.util.MAGIC_NUMBER + struct.pack("<I8x", 1) + marshal.dumps(code)


def without_documentation(source: bytes) -> ast.Module:
    """The module's syntax tree, its lines as they were, each documentation string being ``_MARK``.

    Raises SyntaxError, also where the bytes are no text.
    """
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)):
            match node.body:
                case [ast.Expr(value=ast.Constant(value=str()) as text), *_]:
                    text.value = _MARK
    return tree


def compile_folder(folder: Path) -> int:
    """Put ``module.pyc`` in the place of every ``module.py`` below the folder; how many. Broken ones go too."""
    modules = sorted(folder.rglob("*.py"))
    for path in modules:
        try:
            content = compiled(path.read_bytes(), path.relative_to(folder).as_posix())
        except SyntaxError as fault:
            print(f"left out, not for this Python: {path.relative_to(folder)} ({fault.msg})", file=sys.stderr)
        else:
            path.with_suffix(".pyc").write_bytes(content)
        path.unlink()
    return len(modules)


if __name__ == "__main__":
    print(compile_folder(Path(sys.argv[1])))
