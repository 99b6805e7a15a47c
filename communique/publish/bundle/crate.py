"""RO-Crate 1.1: what the files of a bundle are, for people and tools that know nothing of communique."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

NAME = "ro-crate-metadata.json"
_CONTEXT = "https://w3id.org/ro/crate/1.1/context"
_PROFILE = "https://w3id.org/ro/crate/1.1"
_KINDS = {".jsonl": "application/jsonl", ".json": "application/json", "": "application/octet-stream"}
ABOUT = {
    "tables/reports.jsonl": "Each report's text, with the hash of the bytes it was read from",
    "tables/statements.jsonl": "What each report says somebody said, as offsets into its text",
    "tables/utterances.jsonl": "Each saying once, with the statements that render it",
    "tables/events.jsonl": "Each happening once, with the words that tell of it",
    "tables/differences.jsonl": "Where reports do not agree, or one is silent",
    "ledgers/arrivals.jsonl": "From where and when each capture came",
    "ledgers/documents.jsonl": "How each document of a capture ended",
    "ledgers/decisions.jsonl": "What people decided: each entry holds the hash of the one before",
}


def metadata(files: Mapping[str, int], info: Mapping[str, str]) -> bytes:
    """Return the metadata file. `files` maps paths below the payload to sizes in bytes."""
    graph = [_descriptor(), _root(files, info), *_entities(files), _software(info)]
    return msgspec.json.format(msgspec.json.encode({"@context": _CONTEXT, "@graph": graph}), indent=1) + b"\n"


def _descriptor() -> dict[str, object]:
    return {
        "@id": NAME,
        "@type": "CreativeWork",
        "conformsTo": {"@id": _PROFILE},
        "about": {"@id": "./"},
    }


def _root(files: Mapping[str, int], info: Mapping[str, str]) -> dict[str, object]:
    return {
        "@id": "./",
        "@type": "Dataset",
        "name": "Evidence bundle of a communique record",
        "description": "The captures, what was read from them, and what people decided. Offsets are code points into"
        " the `text` of tables/reports.jsonl, half-open. Rights in the captured texts stay with their publishers.",
        "datePublished": info["Bagging-Date"],
        "license": {"@id": "https://www.rightsstatements.org/vocab/CNE/1.0/"},
        "hasPart": [{"@id": path} for path in sorted(files)],
        "mentions": {"@id": "#read"},
    }


def _entities(files: Mapping[str, int]) -> Iterator[dict[str, object]]:
    for path, size in sorted(files.items()):
        suffix = path[path.rindex(".") :] if "." in path else ""
        entity: dict[str, object] = {"@id": path, "@type": "File", "contentSize": str(size)}
        entity["encodingFormat"] = _KINDS.get(suffix, _KINDS[""])
        if path in ABOUT:
            entity["description"] = ABOUT[path]
        elif path.startswith("captures/"):
            entity["description"] = "Bytes as they arrived; the name is their SHA-256"
            entity["sha256"] = path.removeprefix("captures/")
        yield entity


def _software(info: Mapping[str, str]) -> dict[str, object]:
    return {
        "@id": "#read",
        "@type": "CreateAction",
        "name": "Reading and linking of the captures",
        "instrument": {"@id": "#communique"},
        "endTime": info["Bagging-Date"],
        "description": info["Bag-Software-Agent"],
    }
