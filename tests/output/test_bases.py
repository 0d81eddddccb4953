"""Which database a result folder has: its own file, or a server."""

import builtins

import pytest

from extractor.errors import MissingProgram, WrongUsage
from extractor.output import bases
from extractor.output.base import EmbeddedBase
from extractor.output.store_address import Address, address_of, keep_address

SERVER = "postgresql://solieu@may-chu/solieu"


class Servers:
    """Stands for the module of servers; `refuses`: another folder has the dataset."""

    def __init__(self, refuses=False):
        self.refuses = refuses
        self.asked = []

    def check_free(self, address):
        self.asked.append(address)
        if self.refuses:
            raise WrongUsage("store_of_another", path=address.text)

    ServerBase = ServerReader = staticmethod(lambda address: ("server", address))
    ServerLink = staticmethod(lambda text, patience: ("link", text, patience))


@pytest.fixture
def out(tmp_path):
    (tmp_path / ".solieu").mkdir()
    return tmp_path


@pytest.fixture
def servers(monkeypatch):
    found = Servers()
    monkeypatch.setattr(bases, "_servers", lambda: found)
    return found


def test_a_new_folder_has_a_file_of_its_own(out):
    base = bases.open_base(out)
    assert isinstance(base, EmbeddedBase) and (out / "dataset.sqlite").is_file()
    base.close(keep=False)


def test_a_folder_that_names_a_server_asks_it(out, servers):
    address = Address(SERVER, "mark")
    keep_address(out, address)
    assert bases.open_base(out) == ("server", address)
    assert not (out / "dataset.sqlite").exists()
    assert bases.open_reader(address) == ("server", address)
    assert bases.open_link(SERVER, 5) == ("link", SERVER, 5)


def test_a_folder_keeps_its_server_and_its_mark(out, servers):
    bases.use_store(out, SERVER)
    first = address_of(out)
    assert first.text == SERVER and len(first.folder) == 32
    bases.use_store(out, SERVER)
    assert address_of(out) == first
    bases.use_store(out, SERVER + "2")
    assert address_of(out) == Address(SERVER + "2", first.folder)
    assert [asked.folder for asked in servers.asked] == [first.folder] * 3


def test_a_dataset_in_the_folder_is_not_left_behind(out, servers):
    EmbeddedBase(out).close(keep=True)
    with pytest.raises(WrongUsage) as refused:
        bases.use_store(out, SERVER)
    assert refused.value.code == "store_is_folder" and servers.asked == []


def test_where_the_server_refuses_the_folder_names_none(out, monkeypatch):
    monkeypatch.setattr(bases, "_servers", lambda: Servers(refuses=True))
    with pytest.raises(WrongUsage):
        bases.use_store(out, SERVER)
    assert address_of(out) is None


def test_without_the_packages_of_a_cluster_it_is_said_what_to_install(out, monkeypatch):
    keep_address(out, Address(SERVER, "mark"))
    real = builtins.__import__

    def imported(name, names=None, local=None, listed=(), level=0):
        if name == "extractor.output" and "server_base" in (listed or ()):
            raise ImportError(name)
        return real(name, names, local, listed, level)

    monkeypatch.setattr(builtins, "__import__", imported)
    with pytest.raises(MissingProgram) as missing:
        bases.open_base(out)
    assert missing.value.code == "no_cluster"
