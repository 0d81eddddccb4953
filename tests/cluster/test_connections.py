"""Who may connect: addresses that are refused, certificates and their keys."""

import logging
import stat
from pathlib import Path

import pytest

from extractor.cluster import certificates
from extractor.cluster.connections import checked_address, security, use_settings
from extractor.errors import WrongUsage

KEYS = Path("keys")


@pytest.mark.parametrize(
    "address, keys, wanted",
    [
        ("tls://may-chu", KEYS, "tls://may-chu:8786"),
        ("tls://10.0.0.5:9000", KEYS, "tls://10.0.0.5:9000"),
        ("tls://[fd00::5]:9000", KEYS, "tls://[fd00::5]:9000"),
        ("tcp://127.0.0.1", None, "tcp://127.0.0.1:8786"),
        ("tcp://10.0.0.5:8786", KEYS, "cluster_plain"),
        ("tcp://0.0.0.0:8786", None, "cluster_plain"),
        ("tcp://127.0.0.1.evil.vn", None, "cluster_plain"),
        ("tls://10.0.0.5", None, "cluster_no_certificates"),
        ("http://10.0.0.5", KEYS, "cluster_address"),
        ("10.0.0.5:8786", KEYS, "cluster_address"),
        ("tls://a:1:2", KEYS, "cluster_address"),
        ("", None, "cluster_address"),
    ],
)
def test_only_this_machine_is_reached_without_certificates(address, keys, wanted):
    if "://" in wanted:
        assert checked_address(address, keys) == wanted
        return
    with pytest.raises(WrongUsage) as refused:
        checked_address(address, keys)
    assert refused.value.code == wanted


def test_certificates_are_made_for_each_machine_by_one_authority(tmp_path):
    folder = tmp_path / "khóa"
    made = certificates.make_certificates(folder, ["máy-1", "may-2"])
    more = certificates.make_certificates(folder, ["may-3"])
    assert [path.name for path in made + more] == ["máy-1", "may-2", "may-3"]
    authorities = {(path / certificates.AUTHORITY).read_bytes() for path in made + more}
    assert len(authorities) == 1
    for key in folder.rglob("*-key.pem"):
        assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert security("tls://x:1", made[0]).require_encryption


@pytest.mark.parametrize("name", ["../x", "a/b", ".", ".x", "/x"])
def test_a_machines_name_is_no_path(tmp_path, name):
    with pytest.raises(WrongUsage):
        certificates.make_certificates(tmp_path / "keys", [name])
    assert list(tmp_path.iterdir()) == []


def test_a_certificate_that_is_not_there_is_named(tmp_path):
    with pytest.raises(WrongUsage) as refused:
        security("tls://x:1", tmp_path)
    assert refused.value.code == "cluster_certificate"


def test_what_the_engine_says_among_itself_reaches_nobody():
    use_settings()
    for name in ("distributed", "distributed.client", "distributed.scheduler", "distributed.core"):
        assert not logging.getLogger(name).isEnabledFor(logging.ERROR), name
