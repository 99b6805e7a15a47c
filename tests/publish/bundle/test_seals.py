"""Signatures and time stamps over a bundle, with keys and an authority of our own."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from communique.errors import BundleError
from communique.publish.bundle import seals
from communique.publish.bundle.bag import MANIFEST
from tests.publish.bundle.packed import packed

OPENSSL = shutil.which("openssl")
AUTHORITY = """
[req]
distinguished_name = name
[name]
[root]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign
subjectKeyIdentifier = hash
[stamper]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = critical, timeStamping
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
[tsa]
default_tsa = authority
[authority]
serial = serial
crypto_device = builtin
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
"""


def _key_pair() -> tuple[bytes, bytes]:
    """Return a new private key and its public key, in PEM."""
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    private = Ed25519PrivateKey.generate()
    pem = serialization.Encoding.PEM
    return (
        private.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()),
        private.public_key().public_bytes(pem, serialization.PublicFormat.SubjectPublicKeyInfo),
    )


def test_a_signed_bundle_names_the_key_and_holds_with_it(tmp_path: Path) -> None:
    """A key that one knows makes it trusted."""
    folder = packed(tmp_path)
    private, public = _key_pair()
    key = seals.sign(folder, seals.private_key(private))
    sealed = seals.check_seals(folder, public)
    assert (sealed.faults, sealed.key, sealed.trusted_key) == ([], key, True)


def test_without_a_key_to_compare_a_signature_is_not_trusted(tmp_path: Path) -> None:
    """Anybody can sign."""
    folder = packed(tmp_path)
    seals.sign(folder, seals.private_key(_key_pair()[0]))
    sealed = seals.check_seals(folder)
    assert (sealed.faults, sealed.trusted_key) == ([], False)


def test_another_key_than_the_named_one_is_a_fault(tmp_path: Path) -> None:
    """The signature holds, the signer is another."""
    folder = packed(tmp_path)
    seals.sign(folder, seals.private_key(_key_pair()[0]))
    assert "another key" in seals.check_seals(folder, _key_pair()[1]).faults[0].what


def test_a_signature_does_not_hold_for_a_changed_bundle(tmp_path: Path) -> None:
    """The tag manifest is what was signed."""
    folder = packed(tmp_path)
    private, public = _key_pair()
    seals.sign(folder, seals.private_key(private))
    path = folder / f"tag{MANIFEST}"
    path.write_bytes(path.read_bytes().replace(b"a", b"b", 1))
    assert seals.check_seals(folder, public).faults


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b'{"key": 1}', b"\x00\xff", b"x" * (seals.MAX_SEAL + 1)])
def test_a_broken_signature_is_a_fault(content: bytes, tmp_path: Path) -> None:
    """And no exception."""
    folder = packed(tmp_path)
    seals.sign(folder, seals.private_key(_key_pair()[0]))
    (folder / seals.SIGNATURE).write_bytes(content)
    assert seals.check_seals(folder).faults


def test_a_named_key_wants_a_signature(tmp_path: Path) -> None:
    """Taking the signature away is seen by whoever expects one."""
    assert seals.check_seals(packed(tmp_path), key=_key_pair()[1]).faults


@pytest.mark.parametrize("pem", [b"", b"no key"])
def test_no_key_is_refused_with_the_way_to_make_one(pem: bytes) -> None:
    """The hint holds the command."""
    with pytest.raises(BundleError) as caught:
        seals.private_key(pem)
    assert "openssl genpkey" in caught.value.hint


class Authority:
    """A time stamp authority in a folder."""

    def __init__(self, folder: Path) -> None:
        """Make a root and a certificate for stamping."""
        folder.mkdir()
        self.folder = folder
        (folder / "conf").write_text(AUTHORITY, encoding="utf-8")
        (folder / "serial").write_text("01\n", encoding="utf-8")
        for name in ("root", "stamper"):
            self._run("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", f"{name}.key")
            self._run(
                "req", "-new", "-key", f"{name}.key", "-subj", f"/CN={name}", "-config", "conf", "-out", f"{name}.csr"
            )
        common = ("-extfile", "conf", "-days", "2", "-sha256")
        self._run(
            "x509",
            "-req",
            "-in",
            "root.csr",
            "-signkey",
            "root.key",
            "-extensions",
            "root",
            "-out",
            "root.pem",
            *common,
        )
        issuer = ("-CA", "root.pem", "-CAkey", "root.key", "-CAcreateserial")
        self._run(
            "x509", "-req", "-in", "stamper.csr", *issuer, "-extensions", "stamper", "-out", "stamper.pem", *common
        )

    def reply(self, request: Path) -> bytes:
        """Return the reply to a request."""
        signer = ("-signer", "stamper.pem", "-inkey", "stamper.key")
        self._run("ts", "-reply", "-config", "conf", "-queryfile", str(request), *signer, "-out", "reply")
        return (self.folder / "reply").read_bytes()

    @property
    def root(self) -> bytes:
        """Return the root's certificate."""
        return (self.folder / "root.pem").read_bytes()

    def _run(self, *arguments: str) -> None:
        subprocess.run([str(OPENSSL), *arguments], cwd=self.folder, check=True, capture_output=True)


@pytest.mark.skipif(OPENSSL is None, reason="openssl plays the authority and is not installed")
def test_a_time_stamp_is_asked_for_attached_and_trusted(tmp_path: Path) -> None:
    """By the root that one names, and by no other."""
    folder, authority = packed(tmp_path), Authority(tmp_path / "tsa")
    stamped = seals.attach_stamp(folder, authority.reply(seals.request_stamp(folder)))
    sealed = seals.check_seals(folder, roots=authority.root)
    assert (sealed.faults, sealed.stamped, sealed.trusted_stamp) == ([], stamped, True)
    other = Authority(tmp_path / "other")
    assert "no named root" in seals.check_seals(folder, roots=other.root).faults[0].what


@pytest.mark.skipif(OPENSSL is None, reason="openssl plays the authority and is not installed")
def test_a_stamp_of_another_bundle_is_refused(tmp_path: Path) -> None:
    """It proves nothing about this one."""
    folder, authority = packed(tmp_path), Authority(tmp_path / "tsa")
    other = packed(tmp_path / "b")
    (other / f"tag{MANIFEST}").write_bytes(b"changed")
    reply = authority.reply(seals.request_stamp(other))
    with pytest.raises(BundleError, match="something else"):
        seals.attach_stamp(folder, reply)
    assert not (folder / seals.REPLY).exists()


@pytest.mark.parametrize("reply", [b"", b"\x30\x03\x02\x01\x02", b"<html>busy</html>"])
def test_what_is_no_reply_is_refused(reply: bytes, tmp_path: Path) -> None:
    """An error page, a refusal, nothing."""
    with pytest.raises(BundleError):
        seals.attach_stamp(packed(tmp_path), reply)
