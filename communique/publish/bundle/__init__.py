"""The evidence bundle: a folder that proves on any machine what the record says, without the record.

A BagIt bag (RFC 8493) whose payload is an RO-Crate: the bytes that arrived, the tables read from them, and the log of
what people decided. Its manifest names every file with its hash; signature and time stamp are made over the manifest's.
"""

from communique.publish.bundle.checking import check
from communique.publish.bundle.writing import Contents, write_bundle

__all__ = ["Contents", "check", "write_bundle"]
