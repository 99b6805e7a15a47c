"""Every error communique raises, as one tree.

CommuniqueError                 anything a caller may want to catch
├── NothingToRead               no given source names a document
├── BadSources                  the file of sources to watch cannot be understood
├── BadLexicon                  a user's own lexicon cannot be understood: the message names the line
├── WeightsError                the language model is missing, or is not the one that was measured
├── RecordError                 the record file cannot be used
│   ├── RecordMissing           no record at this path
│   ├── RecordLocked            another process is writing
│   ├── RecordReadOnly          the file or its folder cannot be written
│   ├── RecordFull              no room left on the disk
│   ├── RecordFailing           the disk or file system answered with an error
│   ├── RecordDamaged           the file is not a record, or its content is corrupt
│   └── RecordTooNew            written by a later version of communique
├── BundleError             an evidence bundle cannot be written, sealed or read
├── BackupExists                a backup is never written over what is there
├── NotInRecord                 an id or name that the record does not hold
├── Ambiguous                   a name that several things in the record answer to
└── NotDecidable            a verdict on things that it cannot be given on

A document that cannot be read is not an error: it ends in a named state (`types.State`) and the others go on.
"""


class CommuniqueError(Exception):
    """An error with a next step: `hint` tells the user what to do about it."""

    def __init__(self, message: str, hint: str) -> None:
        """Keep what went wrong and what the user can do."""
        super().__init__(message)
        self.hint = hint


class NothingToRead(CommuniqueError):
    """No given source names a document."""


class BadSources(CommuniqueError):
    """The file of sources to watch cannot be understood."""


class BadLexicon(CommuniqueError):
    """A user's own lexicon cannot be understood; the message names the line."""


class WeightsError(CommuniqueError):
    """The language model is missing, or is not the one that was measured."""


class RecordError(CommuniqueError):
    """The record file cannot be used."""


class RecordMissing(RecordError):
    """There is no record at this path."""


class RecordLocked(RecordError):
    """Another process is writing to the record."""


class RecordReadOnly(RecordError):
    """The record or its folder cannot be written."""


class RecordFull(RecordError):
    """There is no room left for the record."""


class RecordFailing(RecordError):
    """The disk or the file system answered with an error."""


class RecordDamaged(RecordError):
    """The file is not a record, or its content is corrupt."""


class RecordTooNew(RecordError):
    """The record was written by a later version of communique."""


class BackupExists(CommuniqueError):
    """A backup is never written over what is there."""


class NotInRecord(CommuniqueError):
    """The record holds nothing under this id or name."""


class Ambiguous(CommuniqueError):
    """Several things in the record answer to this name: the message lists them with their ids."""


class BundleError(CommuniqueError):
    """An evidence bundle cannot be written, sealed or read."""


class NotDecidable(CommuniqueError):
    """A verdict on things that it cannot be given on: too few or too many, or of kinds that do not go together."""
