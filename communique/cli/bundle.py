"""`communique export bundle`, `communique stamp` and the checking of a bundle: evidence that leaves the record."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from communique import __version__
from communique.cli.options import Format, help_text
from communique.cli.terminal import say, write
from communique.errors import BundleError
from communique.publish.bundle import Contents, check, write_bundle
from communique.publish.bundle.bag import TAG_MANIFEST, sha256_of
from communique.publish.bundle.checking import Checked
from communique.publish.bundle.seals import Sealed, attach_stamp, check_seals, private_key, request_stamp, sign
from communique.publish.tables import tables
from communique.reading.reader import reader
from communique.record import Record
from communique.record.decisions import chain
from communique.record.ledgers import arrivals, captures, documents

STAMP_HELP = help_text(
    "Without a reply, writes the request for an RFC 3161 time stamp into the bundle and prints its path: send that file"
    " to a time stamp authority with any client. With the authority's reply, checks that it stamps this bundle and puts"
    " it there. communique itself sends nothing.",
    "communique stamp evidence",
    "communique stamp evidence reply.tsr",
)


def pack(record: Record, folder: Path, key: Path | None) -> None:
    """Write the evidence bundle of a record, signed where a key is given, and print its hash."""
    derived = record.derived
    texts = list(record.decisions.texts())
    head, faults = chain(texts)
    if faults:
        raise BundleError("the log of decisions is broken", "run `communique verify` to see where")
    rows = tables(derived.processes(), derived.actors(), derived.agreements())
    ledgers = {"arrivals": arrivals(record), "documents": documents(record)}
    contents = Contents(
        captures(record), rows, ledgers, texts, head, f"communique {__version__}, reading rules {reader()}"
    )
    private = private_key(key.read_bytes()) if key else None
    write_bundle(contents, folder, f"{datetime.now(UTC):%Y-%m-%d}")
    if private:
        say(f"Signed with {sign(folder, private)}.")
    write(f"{folder}\t{sha256_of(folder / TAG_MANIFEST)}")
    say(f"Next: communique verify {folder}, and communique stamp {folder} for a time stamp.")


def stamp(
    bundle: Annotated[Path, typer.Argument(metavar="BUNDLE", help="The folder of an evidence bundle.")],
    reply: Annotated[Path | None, typer.Argument(metavar="[REPLY]", help="The reply of the authority.")] = None,
) -> None:
    """Ask for a time stamp of a bundle, or put one into it."""
    if not (bundle / TAG_MANIFEST).is_file():
        raise BundleError(f"{bundle} is no evidence bundle", "make one with `communique export bundle --out DIR`")
    if reply:
        write(attach_stamp(bundle, reply.read_bytes()).isoformat())
        say(f"Next: communique verify {bundle} --roots the-authority's-root.pem")
        return
    write(str(request_stamp(bundle)))
    say("Next: send this file to an authority, for example with")
    say("  curl -H 'Content-Type: application/timestamp-query' --data-binary @FILE URL -o reply.tsr")
    say(f"and then: communique stamp {bundle} reply.tsr")


def verify_bundle(bundle: Path, key: Path | None, roots: Path | None, output: Format) -> None:
    """Check a bundle and its seals, print what was found, and exit with 1 where anything does not hold."""
    checked = check(bundle, chain)
    sealed = check_seals(bundle, key.read_bytes() if key else None, roots.read_bytes() if roots else None)
    faults = checked.faults + sealed.faults
    if output is Format.JSON:
        write(msgspec.json.encode({"bundle": checked, "seals": sealed}).decode())
    else:
        for fault in faults:
            write(f"{fault.where}: {fault.what}")
        write(_summary(checked, len(faults)))
        _say_seals(sealed)
    if faults:
        say("Next: ask for the bundle again, and compare the hash of its tag manifest with the sender's.")
        raise typer.Exit(1)


def _summary(checked: Checked, faults: int) -> str:
    return (
        f"{checked.files} files, {checked.captures} captures, {checked.reports} reports, {checked.spans} spans,"
        f" {checked.decisions} decisions checked: {faults or 'no'} fault{'' if faults == 1 else 's'}"
    )


def _say_seals(sealed: Sealed) -> None:
    if sealed.key:
        trust = (
            "the key you named" if sealed.trusted_key else "a key nobody vouched for here: compare it, or name --key"
        )
        say(f"Signed with {sealed.key}, {trust}.")
    if sealed.stamped:
        trust = (
            "a root you named vouches for it" if sealed.trusted_stamp else "not checked against a root: name --roots"
        )
        say(f"Stamped {sealed.stamped.isoformat()}, {trust}.")
