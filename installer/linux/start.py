"""Starts the program from its own folder, whatever the environment says."""

import sys
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent / "lib"))

from xacai.__main__ import main  # noqa: E402

sys.exit(main())
