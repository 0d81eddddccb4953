"""Real servers, where `make test-cluster` asks for them; elsewhere these tests are not collected."""

import os

import pytest
import servers
from made_texts import REPORT

from extractor import document

collect_ignore_glob = [] if os.environ.get("SOLIEU_CLUSTER") else ["test_*.py"]
# What programs started by a test load would change this process too: it is no place for examples.
collect_ignore = ["made_pages"]


@pytest.fixture(scope="session")
def server():
    """One PostgreSQL server for all tests, each with a database of its own."""
    made = servers.new_server()
    yield made
    servers.drop(made)


@pytest.fixture
def own_server():
    """A server that a test may stop."""
    made = servers.new_server()
    yield made
    servers.drop(made)


@pytest.fixture(scope="session", autouse=True)
def rules_at_hand(tmp_path_factory):
    """Rules are loaded here, and workers begin with them: what is left takes no time."""
    file = tmp_path_factory.mktemp("rules") / "a.txt"
    file.write_text(REPORT, "utf-8")
    document.read_report(file)
