"""`solieu doctor`, `solieu cluster`: the machines that the program runs on."""

from __future__ import annotations

from argparse import Namespace
from importlib.util import find_spec

from extractor import messages
from extractor.commands.rules import own_rules
from extractor.errors import MissingProgram
from extractor.progress import tell


def doctor(args: Namespace) -> int:
    """Prints which programs are here, or what is missing and how it is installed."""
    from extractor.doctor import lines, missing

    if own := own_rules():
        from extractor.authoring import load_all

        load_all()
        print(own)
    print("\n".join(lines()))
    return MissingProgram.exit_code if missing() else 0


def cluster_init(args: Namespace) -> int:
    """Makes a certificate for each machine and prints where they are."""
    need_cluster()
    from extractor.cluster import make_certificates

    for folder in make_certificates(args.dir, args.machine):
        print(folder)
    tell(messages.say("certificates_made", path=args.dir))
    return 0


def cluster_scheduler(args: Namespace) -> int:
    """Hands out pages to the machines that connect, until it is stopped."""
    need_cluster()
    from extractor.cluster import certificates_folder, checked_address, run_scheduler

    certificates = certificates_folder(args.certificates)
    return run_scheduler(checked_address(args.address, certificates), certificates)


def cluster_worker(args: Namespace) -> int:
    """Reads pages for a scheduler, until it is stopped."""
    need_cluster()
    from extractor.cluster import certificates_folder, checked_address, run_worker
    from extractor.doctor import missing

    for key in missing():
        raise MissingProgram(key)
    certificates = certificates_folder(args.certificates)
    address = checked_address(args.address, certificates)
    return run_worker(address, certificates, args.jobs)


def need_cluster() -> None:
    """Raises MissingProgram where what several machines need is not installed."""
    if not all(map(find_spec, ("distributed", "psycopg", "cryptography"))):
        raise MissingProgram("no_cluster")
