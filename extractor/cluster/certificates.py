"""Certificates of a cluster's own: an authority, and one certificate for each machine.

Who has none of that authority is let in nowhere. `DIR/authority-key.pem` stays where it is made; a
machine gets its own folder, `DIR/NAME`.
"""

from __future__ import annotations

import datetime
import os
import socket
from dataclasses import dataclass
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from extractor.errors import WrongUsage

AUTHORITY, AUTHORITY_KEY = "authority.pem", "authority-key.pem"
MACHINE, MACHINE_KEY = "machine.pem", "machine-key.pem"
DAYS = 1825  # five years
DAYS_OF_MACHINE = 825
_NAME = "solieu"


@dataclass(frozen=True, slots=True)
class Pair:
    """A certificate and the key that belongs to it."""

    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey


def make_certificates(folder: Path, machines: list[str]) -> list[Path]:
    """The folders for machines, made with their certificates; the authority is made where there is
    none. Raises WrongUsage where a folder cannot be written or a name is none."""
    names = machines or [socket.gethostname()]
    for name in names:
        if not name or name != os.path.basename(name) or name.startswith("."):
            raise WrongUsage("machine_name", name=name)
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        authority = _authority(folder)
        return [_machine(folder / name, name, authority) for name in names]
    except (OSError, ValueError):
        raise WrongUsage("out_unwritable", path=folder) from None


def _authority(folder: Path) -> Pair:
    """The authority of a folder, made where there is none."""
    if (folder / AUTHORITY).exists():
        certificate = x509.load_pem_x509_certificate((folder / AUTHORITY).read_bytes())
        key = serialization.load_pem_private_key((folder / AUTHORITY_KEY).read_bytes(), None)
        if not isinstance(key, ec.EllipticCurvePrivateKey):
            raise ValueError(AUTHORITY_KEY)
        return Pair(certificate, key)
    key = ec.generate_private_key(ec.SECP256R1())
    named = _named(f"{_NAME} {socket.gethostname()}")
    made = _begun(named, named, key, DAYS).add_extension(
        x509.BasicConstraints(ca=True, path_length=0), critical=True
    )
    pair = Pair(made.sign(key, hashes.SHA256()), key)
    _write_key(folder / AUTHORITY_KEY, key)
    (folder / AUTHORITY).write_bytes(_pem(pair.certificate))
    return pair


def _machine(folder: Path, name: str, authority: Pair) -> Path:
    """The folder with a machine's certificate; one that is there is made anew."""
    folder.mkdir(exist_ok=True, mode=0o700)
    key = ec.generate_private_key(ec.SECP256R1())
    uses = [ExtendedKeyUsageOID.SERVER_AUTH, ExtendedKeyUsageOID.CLIENT_AUTH]
    made = (
        _begun(_named(name), authority.certificate.subject, key, DAYS_OF_MACHINE)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.ExtendedKeyUsage(uses), critical=False)
    )
    _write_key(folder / MACHINE_KEY, key)
    (folder / MACHINE).write_bytes(_pem(made.sign(authority.key, hashes.SHA256())))
    (folder / AUTHORITY).write_bytes(_pem(authority.certificate))
    return folder


def _begun(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePrivateKey, days: int
) -> x509.CertificateBuilder:
    now = datetime.datetime.now(datetime.UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))  # clocks of offices differ
        .not_valid_after(now + datetime.timedelta(days=days))
    )


def _named(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name[:64])])


def _pem(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(serialization.Encoding.PEM)


def _write_key(path: Path, key: ec.EllipticCurvePrivateKey) -> None:
    """Write a key that only its owner can read, from its first byte on."""
    path.unlink(missing_ok=True)
    content = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
