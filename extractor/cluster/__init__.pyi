from .certificates import make_certificates
from .connections import certificates_folder, checked_address, client_of
from .hands import taken_on
from .programs import own_cluster, run_scheduler, run_worker

__all__ = [
    "certificates_folder",
    "checked_address",
    "client_of",
    "make_certificates",
    "own_cluster",
    "run_scheduler",
    "run_worker",
    "taken_on",
]
