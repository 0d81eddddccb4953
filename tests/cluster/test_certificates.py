"""Certificates of a cluster's own: one authority, a folder for each machine."""

import pytest
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec

from extractor.cluster.certificates import (
    AUTHORITY,
    AUTHORITY_KEY,
    MACHINE,
    MACHINE_KEY,
    make_certificates,
)
from extractor.errors import WrongUsage


def certificate(path):
    return x509.load_pem_x509_certificate(path.read_bytes())


def test_each_machine_has_a_certificate_of_the_one_authority(tmp_path):
    folders = make_certificates(tmp_path / "c", ["may-1", "may-2"])
    assert [folder.name for folder in folders] == ["may-1", "may-2"]
    authority = certificate(tmp_path / "c" / AUTHORITY)
    for folder in folders:
        certificate(folder / MACHINE).verify_directly_issued_by(authority)
        assert certificate(folder / AUTHORITY) == authority
        assert not (folder / AUTHORITY_KEY).exists()  # it stays where it was made


def test_further_machines_are_of_the_authority_that_is_there(tmp_path):
    make_certificates(tmp_path, ["may-1"])
    before = (tmp_path / AUTHORITY).read_bytes()
    (folder,) = make_certificates(tmp_path, ["may-3"])
    assert (tmp_path / AUTHORITY).read_bytes() == before
    certificate(folder / MACHINE).verify_directly_issued_by(certificate(tmp_path / AUTHORITY))


def test_another_authority_vouches_for_none_of_them(tmp_path):
    (folder,) = make_certificates(tmp_path / "a", ["may-1"])
    make_certificates(tmp_path / "b", ["may-1"])
    with pytest.raises(InvalidSignature):
        certificate(folder / MACHINE).verify_directly_issued_by(
            certificate(tmp_path / "b" / AUTHORITY)
        )


def test_keys_are_read_by_their_owner_alone(tmp_path):
    (folder,) = make_certificates(tmp_path, ["may-1"])
    for key in (tmp_path / AUTHORITY_KEY, folder / MACHINE_KEY):
        assert key.stat().st_mode & 0o077 == 0
    assert isinstance(certificate(folder / MACHINE).public_key(), ec.EllipticCurvePublicKey)


@pytest.mark.parametrize("name", ["", "a/b", "../a", ".", "..", ".an"])
def test_a_name_that_is_no_folders_is_refused(tmp_path, name):
    with pytest.raises(WrongUsage):
        make_certificates(tmp_path / "c", [name])
    assert not (tmp_path / "c").exists()
