"""What is made over a closed bundle: a signature (Ed25519) and a time stamp (RFC 3161).

Both are over the tag manifest, whose hash stands for every byte of the bundle. A time stamp comes from an authority:
the request is a file that any client can send, and the reply is put beside it; communique itself sends nothing.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from communique.errors import BundleError
from communique.publish.bundle.bag import SEALS, TAG_MANIFEST, sha256_of
from communique.types import Fault

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

SIGNATURE = f"{SEALS}/signature.json"
REQUEST = f"{SEALS}/timestamp.tsq"
REPLY = f"{SEALS}/timestamp.tsr"
MAX_SEAL = 2**20  # bytes


class Signature(Struct, frozen=True):
    """A signature as it stands in the bundle; key and signature in base64, the key as its 32 bytes."""

    signed: str
    sha256: str
    algorithm: str
    key: str
    signature: str


class Sealed(Struct):
    """What the seals of a bundle show: the key that signed, the time that was stamped, and what is wrong with them."""

    key: str = ""
    trusted_key: bool = False
    stamped: datetime | None = None
    trusted_stamp: bool = False
    faults: list[Fault] = []


def private_key(pem: bytes) -> Ed25519PrivateKey:
    """Return the Ed25519 private key in PEM. Raises BundleError."""
    _needed()
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    try:
        private = load_pem_private_key(pem, password=None)
    except (ValueError, TypeError) as error:
        raise BundleError(f"this is no private key: {error}", _MAKE_A_KEY) from error
    if not isinstance(private, Ed25519PrivateKey):
        raise BundleError("this is no Ed25519 key", _MAKE_A_KEY)
    return private


def sign(folder: Path, private: Ed25519PrivateKey) -> str:
    """Sign a bundle and return the public key."""
    public = base64.b64encode(private.public_key().public_bytes_raw()).decode()
    signed = private.sign((folder / TAG_MANIFEST).read_bytes())
    seal = Signature(
        TAG_MANIFEST, sha256_of(folder / TAG_MANIFEST), "Ed25519", public, base64.b64encode(signed).decode()
    )
    (folder / SEALS).mkdir(exist_ok=True)
    (folder / SIGNATURE).write_bytes(msgspec.json.format(msgspec.json.encode(seal), indent=1) + b"\n")
    return public


def request_stamp(folder: Path) -> Path:
    """Write the request for a time stamp into a bundle and return its path."""
    _needed()
    from rfc3161_client import HashAlgorithm, TimestampRequestBuilder

    builder = TimestampRequestBuilder().data((folder / TAG_MANIFEST).read_bytes())
    request = builder.hash_algorithm(HashAlgorithm.SHA256).cert_request(cert_request=True).build()
    (folder / SEALS).mkdir(exist_ok=True)
    (folder / REQUEST).write_bytes(request.as_bytes())
    return folder / REQUEST


def attach_stamp(folder: Path, reply: bytes) -> datetime:
    """Put an authority's reply into a bundle and return its time. Raises BundleError where it stamps something else."""
    _needed()
    stamped = _stamped(folder, reply)
    (folder / SEALS).mkdir(exist_ok=True)
    (folder / REPLY).write_bytes(reply)
    return stamped


def check_seals(folder: Path, key: bytes | None = None, roots: bytes | None = None) -> Sealed:
    """Check what seals a bundle has; `key` is the public key and `roots` the certificates one trusts, both in PEM."""
    sealed = Sealed()
    if (folder / SIGNATURE).exists():
        sealed.faults.extend(_signature_faults(folder, key, sealed))
    elif key:
        sealed.faults.append(Fault(SIGNATURE, "the bundle is not signed"))
    if (folder / REPLY).exists():
        sealed.faults.extend(_stamp_faults(folder, roots, sealed))
    elif roots:
        sealed.faults.append(Fault(REPLY, "the bundle has no time stamp"))
    return sealed


def _signature_faults(folder: Path, key: bytes | None, sealed: Sealed) -> Iterator[Fault]:
    _needed()
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        seal = msgspec.json.decode(_bounded(folder / SIGNATURE), type=Signature)
        sealed.key = seal.key
        public = Ed25519PublicKey.from_public_bytes(base64.b64decode(seal.key, validate=True))
        public.verify(base64.b64decode(seal.signature, validate=True), (folder / TAG_MANIFEST).read_bytes())
    except (InvalidSignature, ValueError, OSError):
        yield Fault(SIGNATURE, "it is not the signature of this bundle")
        return
    if key:
        sealed.trusted_key = _public_key(key).public_bytes_raw() == public.public_bytes_raw()
        if not sealed.trusted_key:
            yield Fault(SIGNATURE, "it was made with another key than the one that was named")


def _public_key(pem: bytes) -> Ed25519PublicKey:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    from cryptography.hazmat.primitives.serialization import load_pem_public_key

    try:
        public = load_pem_public_key(pem)
    except ValueError as error:
        raise BundleError(f"this is no public key: {error}", _MAKE_A_KEY) from error
    if not isinstance(public, Ed25519PublicKey):
        raise BundleError("this is no Ed25519 key", _MAKE_A_KEY)
    return public


def _stamp_faults(folder: Path, roots: bytes | None, sealed: Sealed) -> Iterator[Fault]:
    _needed()
    from cryptography.x509 import load_pem_x509_certificates
    from rfc3161_client import VerificationError, VerifierBuilder, decode_timestamp_response

    try:
        reply = _bounded(folder / REPLY)
        stamped = _stamped(folder, reply)
    except (BundleError, ValueError, OSError) as error:
        yield Fault(REPLY, str(error))
        return
    sealed.stamped = stamped
    if not roots:
        return
    builder = VerifierBuilder()
    try:
        for certificate in load_pem_x509_certificates(roots):
            builder = builder.add_root_certificate(certificate)
        builder.build().verify_message(decode_timestamp_response(reply), (folder / TAG_MANIFEST).read_bytes())
        sealed.trusted_stamp = True
    except (VerificationError, ValueError) as error:
        yield Fault(REPLY, f"no named root vouches for it: {error}")


def _stamped(folder: Path, reply: bytes) -> datetime:
    """Return the time in a reply that stamps this bundle."""
    from rfc3161_client import decode_timestamp_response

    try:
        info = decode_timestamp_response(reply).tst_info
    except ValueError as error:
        raise BundleError(f"this is no reply of an authority that grants a time stamp: {error}", _ASK_AGAIN) from error
    if info.message_imprint.message.hex() != sha256_of(folder / TAG_MANIFEST):
        raise BundleError("the reply stamps something else than this bundle", _ASK_AGAIN)
    return info.gen_time


def _bounded(path: Path) -> bytes:
    if path.stat().st_size > MAX_SEAL:
        raise ValueError(f"{path.name} is too large")
    return path.read_bytes()


_MAKE_A_KEY = (
    "make one with `openssl genpkey -algorithm ed25519 -out key.pem`, its public part with `openssl pkey -pubout`"
)
_ASK_AGAIN = f"send {REQUEST} of this bundle to the authority and give its reply"


def _needed() -> None:
    """Raise BundleError where the extra libraries for seals are missing."""
    try:
        import cryptography
        import rfc3161_client
    except ImportError as error:
        raise BundleError(
            f"{error.name} is not installed", "install communique with its extra: communique[sign]"
        ) from error
    del cryptography, rfc3161_client
