"""PostgreSQL servers for tests: a database of their own on this machine, gone afterwards."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

USER = "postgres"


@dataclass
class Server:
    """A server in a folder of its own on 127.0.0.1."""

    binaries: Path
    folder: Path
    port: int
    databases: int = 0

    def address(self, database=None):
        """The address of a new, empty database, or of the one with this name."""
        if database is None:
            self.databases += 1
            database = f"d{self.databases}"
            self._as_owner("createdb", "-h", "127.0.0.1", "-p", self.port, "-U", USER, database)
        return f"postgresql://{USER}@127.0.0.1:{self.port}/{database}"

    def start(self):
        """Start it and wait until it answers."""
        said = self.folder / "log"
        self._as_owner("pg_ctl", "-D", self.folder / "data", "-w", "-l", said, "start")

    def stop(self, mode="fast"):
        """Stop it as somebody who pulls the plug does (`immediate`), or in order."""
        self._as_owner("pg_ctl", "-D", self.folder / "data", "-m", mode, "-w", "stop")

    def make(self):
        """Make an empty server in the folder."""
        data = self.folder / "data"
        self._as_owner("initdb", "-D", data, "-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C")
        with open(data / "postgresql.conf", "a") as settings:
            settings.write(f"port = {self.port}\nlisten_addresses = '127.0.0.1'\n")
            settings.write(f"unix_socket_directories = '{self.folder}'\nfsync = off\n")

    def _as_owner(self, program, *words):
        command = [str(self.binaries / program), *map(str, words)]
        owner = None
        if os.getuid() == 0:  # PostgreSQL refuses to run as root
            owner = pwd.getpwnam(USER).pw_uid
        done = subprocess.run(
            command,
            cwd=self.folder,
            user=owner,
            stdout=subprocess.PIPE if program != "pg_ctl" else subprocess.DEVNULL,
            stderr=subprocess.STDOUT if program != "pg_ctl" else subprocess.DEVNULL,
            text=True,
            timeout=60,
        )
        assert done.returncode == 0, done.stdout


def binaries():
    """The folder of the server's programs, or None where there is none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if found:
        return found[-1].parent
    there = shutil.which("initdb")
    return Path(there).parent if there else None


def free_port():
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return tried.getsockname()[1]


def new_server():
    """A server that answers; `drop` takes it away."""
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    if os.getuid() == 0:
        shutil.chown(folder, USER)
    server = Server(binaries(), folder, free_port())
    server.make()
    server.start()
    return server


def drop(server):
    try:
        server.stop("immediate")
    finally:
        shutil.rmtree(server.folder, ignore_errors=True)
