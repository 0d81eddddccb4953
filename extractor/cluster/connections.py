"""How machines of a cluster reach each other: addresses, certificates, Dask's settings."""

from __future__ import annotations

import logging
import os
from pathlib import Path
from typing import Any

import dask
import regex
from distributed import Client, Security

from extractor import __version__
from extractor.cluster.certificates import AUTHORITY, MACHINE, MACHINE_KEY
from extractor.errors import RunStopped, WrongUsage
from extractor.settings import interpretation_settings

PORT = 8786
CERTIFICATES = "SOLIEU_CERTIFICATES"  # the environment's name for the folder
# under which the scheduler says its version and where its dashboard is
ANNOUNCED, DASHBOARD = "solieu", "solieu-dashboard"
SECONDS = 20  # to reach a scheduler
_ADDRESS = regex.compile(
    r"(?P<kind>tls|tcp)://(?P<host>[^:/\[\]]+|\[[0-9a-fA-F:]+\])(?::(?P<port>\d{1,5}))?"
)
_HERE = ("127.0.0.1", "localhost", "[::1]")

SETTINGS: dict[str, Any] = {
    # a lost worker is no fault of the pages that waited for it: the ledger judges
    "distributed.scheduler.allowed-failures": 1_000_000,
    "distributed.scheduler.worker-saturation": 1.0,
    "distributed.scheduler.worker-ttl": "120s",
    "distributed.scheduler.events-cleanup-delay": "10m",
    "distributed.worker.profile.enabled": False,
    "distributed.worker.memory.target": False,
    "distributed.worker.memory.spill": False,
    "distributed.worker.memory.pause": False,
    "distributed.worker.memory.terminate": False,
    "distributed.comm.timeouts.connect": "20s",
    "distributed.comm.timeouts.tcp": "60s",
    # Dask looks fifty times a second whether its loop keeps up: 2.5 % of a core, of each program
    "distributed.admin.tick.interval": "2s",
    "distributed.admin.tick.limit": "1h",
    "distributed.admin.system-monitor.interval": "2s",
    "distributed.admin.low-level-log-length": 100,
    "distributed.admin.max-error-length": 2000,
    "distributed.version": 2,
}


def use_settings() -> None:
    """Have Dask work as pages need it."""
    dask.config.set(SETTINGS)
    for name in ("distributed", *logging.root.manager.loggerDict):  # each has a level of its own
        if name.split(".")[0] == "distributed":
            logging.getLogger(name).setLevel(logging.CRITICAL)


def checked_address(text: str, certificates: Path | None) -> str:
    """The address of a scheduler with its port. Raises WrongUsage where it is none, and where
    others could read along or join: without certificates only this machine is reached."""
    found = _ADDRESS.fullmatch(text)
    if found is None:
        raise WrongUsage("cluster_address", address=text)
    if found["kind"] == "tcp" and found["host"] not in _HERE:
        raise WrongUsage("cluster_plain", address=text)
    if found["kind"] == "tls" and certificates is None:
        raise WrongUsage("cluster_no_certificates", variable=CERTIFICATES)
    return f"{found['kind']}://{found['host']}:{found['port'] or PORT}"


def certificates_folder(given: Path | None) -> Path | None:
    """The folder of this machine's certificates, as given or as the environment says."""
    there = os.environ.get(CERTIFICATES)
    return given or (Path(there) if there else None)


def security(address: str, certificates: Path | None) -> Security:
    """What Dask needs of certificates. Raises WrongUsage where one of them is not there."""
    if not address.startswith("tls://") or certificates is None:
        return Security(require_encryption=False)
    files = [certificates / name for name in (AUTHORITY, MACHINE, MACHINE_KEY)]
    for file in files:
        if not os.access(file, os.R_OK):
            raise WrongUsage("cluster_certificate", path=file)
    authority, certificate, key = map(str, files)
    of_roles: dict[str, str] = {}
    for role in ("scheduler", "worker", "client"):
        of_roles |= {f"tls_{role}_cert": certificate, f"tls_{role}_key": key}
    return Security(require_encryption=True, tls_ca_file=authority, **of_roles)


def version() -> str:
    """What both ends of a cluster must have alike: the program and its rules."""
    return f"{__version__} {interpretation_settings()}"


def client_of(address: str, certificates: Path | None) -> Client:
    """A client of the scheduler. Raises RunStopped where it is not reached, or is of another
    version."""
    use_settings()
    try:
        client = Client(
            address,
            security=security(address, certificates),
            timeout=SECONDS,
            set_as_default=False,
            name="solieu",
        )
    except (OSError, TimeoutError, ValueError) as error:
        raise RunStopped(
            "cluster_away", address=address, detail=" ".join(str(error).split())[:200]
        ) from None
    there = client.get_metadata([ANNOUNCED], default="?")
    if there != version():
        client.close()
        raise RunStopped("cluster_other_version", worker=address, there=str(there), here=version())
    return client


def dashboard_of(client: Client) -> str:
    """The address of the scheduler's dashboard on its own machine, "" where it has none."""
    return str(client.get_metadata([DASHBOARD], default=""))
