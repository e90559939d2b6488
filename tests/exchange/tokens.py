"""A SoftHSM2 token made in a folder; where the package is not installed, the test is skipped with that reason."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from tests.exchange.certificates import Holder

MODULES = (
    Path("/usr/lib/softhsm/libsofthsm2.so"),
    Path("/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so"),
    Path("/usr/lib64/softhsm/libsofthsm2.so"),
)
PIN = "246810"
LABEL = "Ban co yeu"
_KEY_ID = "a1"
_CONF = "softhsm2-of-tests.conf"


def module() -> Path:
    """SoftHSM2's module; skips where it or the binding is missing."""
    pytest.importorskip("pkcs11", reason="the binding python-pkcs11 is not installed")
    found = next((path for path in MODULES if path.is_file()), None)
    if found is None or shutil.which("softhsm2-util") is None:
        pytest.skip("SoftHSM2 is not installed (Debian: apt-get install softhsm2)")
    return found


def ready(holder: Holder, folder: Path) -> None:
    """One token is plugged in, with the holder's key; what another test plugged in is pulled."""
    for other in _configured(folder).iterdir():
        shutil.rmtree(other)
    _put(holder, folder)


def _configured(folder: Path) -> Path:
    """Where SoftHSM2 keeps tokens. It reads this once in a process: when its module is first loaded."""
    conf = Path(os.environ.get("SOFTHSM2_CONF", ""))
    if conf.name != _CONF or not conf.is_file():
        (folder / "tokens").mkdir()
        conf = folder / _CONF
        where = f"directories.tokendir = {folder / 'tokens'}"
        conf.write_text(f"{where}\nobjectstore.backend = file\nlog.level = ERROR\n")
        os.environ["SOFTHSM2_CONF"] = str(conf)
    return conf.parent / "tokens"


def _put(holder: Holder, folder: Path, label: str = LABEL) -> None:
    """A token with the holder's key and certificate under one id."""
    import pkcs11
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
    from pkcs11.util.x509 import decode_x509_certificate

    tool = ["softhsm2-util", "--init-token", "--free", "--label", label, "--so-pin", "1357", "--pin", PIN]
    subprocess.run(tool, check=True, capture_output=True)
    key = folder / "key.pem"
    key.write_bytes(holder.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    load = ["softhsm2-util", "--import", str(key), "--token", label, "--label", "ky", "--id", _KEY_ID]
    subprocess.run([*load, "--pin", PIN], check=True, capture_output=True)
    library = pkcs11.lib(str(module()))
    library.reinitialize()
    attributes = decode_x509_certificate(holder.certificate.public_bytes(Encoding.DER))
    attributes |= {pkcs11.Attribute.ID: bytes.fromhex(_KEY_ID), pkcs11.Attribute.TOKEN: True}
    with library.get_token(token_label=label).open(user_pin=PIN, rw=True) as session:
        session.create_object(attributes)
