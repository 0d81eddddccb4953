"""The same reading on several machines: Dask hands out pages and texts, the dataset's server keeps
what is done. Of use where the extra `cluster` is installed; nothing else loads this package.

- order: a page or a text for a worker, with the key of what it is made from.
- ledger: in the dataset's server: which work is done, who began it how often.
"""

from extractor.cluster.certificates import make_certificates
from extractor.cluster.connections import certificates_folder, checked_address, client_of
from extractor.cluster.hands import taken_on
from extractor.cluster.programs import own_cluster, run_scheduler, run_worker

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
