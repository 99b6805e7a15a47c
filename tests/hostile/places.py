"""Places of the file system that are no reports: pipes, devices, loops, files nobody may read, odd names."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from tests.hostile.case import SENTENCE, Case

Placed = tuple[Callable[[Path], str], str]


def _file(name: str, content: bytes = SENTENCE.encode()) -> Callable[[Path], str]:
    def make(folder: Path) -> str:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
        return str(folder / name)

    return make


def _raw_name(folder: Path) -> str:
    path = folder / os.fsdecode(b"\xff\xfe.txt")
    path.write_bytes(SENTENCE.encode())
    return str(path)


def _pipe(folder: Path) -> str:
    os.mkfifo(folder / "pipe.txt")
    return str(folder / "pipe.txt")


def _link_loop(folder: Path) -> str:
    (folder / "a.txt").symlink_to(folder / "b.txt")
    (folder / "b.txt").symlink_to(folder / "a.txt")
    return str(folder / "a.txt")


def _dangling(folder: Path) -> str:
    (folder / "x.txt").symlink_to(folder / "gone.txt")
    return str(folder / "x.txt")


def _folder_loop(folder: Path) -> str:
    (folder / "sub").mkdir()
    (folder / "sub" / "up").symlink_to(folder)
    (folder / "sub" / "a.txt").write_text(SENTENCE)
    return str(folder)


def _deep(folder: Path) -> str:
    path = folder
    for _ in range(60):
        path = path / "d"
    path.mkdir(parents=True)
    (path / "a.txt").write_text(SENTENCE)
    return str(folder)


def _sparse(folder: Path) -> str:
    with (folder / "sparse.txt").open("wb") as file:
        file.truncate(2**33)
    return str(folder / "sparse.txt")


def _linked_device(folder: Path) -> str:
    (folder / "zero.txt").symlink_to("/dev/zero")
    return str(folder)


def _many(folder: Path) -> str:
    for n in range(500):
        (folder / f"{n}.txt").write_bytes(b"")
    return str(folder)


def _folder_named_as_file(folder: Path) -> str:
    (folder / "x.txt").mkdir()
    return str(folder / "x.txt")


PLACES: dict[str, Placed] = {
    "missing": (lambda folder: str(folder / "none.txt"), "unreadable"),
    "empty_name": (lambda _: "", "unreadable"),
    "nul_in_name": (lambda folder: str(folder / "a\0b.txt"), "unreadable"),
    "long_name": (lambda folder: str(folder / ("a" * 5_000)), "unreadable"),
    "long_path": (lambda folder: str(folder) + "/a" * 5_000, "unreadable"),
    "surrogate_in_name": (lambda folder: str(folder / "\ud800.txt"), "unreadable"),
    "empty_folder": (str, "unreadable"),
    "folder_named_as_file": (_folder_named_as_file, "unreadable"),
    "pipe": (_pipe, "unreadable"),
    "device": (lambda _: "/dev/zero", "unreadable"),
    "terminal": (lambda _: "/dev/tty", "unreadable"),
    "random": (lambda _: "/dev/urandom", "unreadable"),
    "proc_memory": (lambda _: "/proc/self/mem", "unreadable"),
    "proc_maps": (lambda _: "/proc/self/environ", "binary"),
    "link_loop": (_link_loop, "unreadable"),
    "dangling_link": (_dangling, "unreadable"),
    "folder_loop": (_folder_loop, "read"),
    "linked_device": (_linked_device, "unreadable"),
    "deep_folders": (_deep, "read"),
    "sparse_file": (_sparse, "too_large"),
    "many_empty_files": (_many, "empty"),
    "name_of_newlines": (_file("a\nb\r.txt"), "read"),
    "name_of_escapes": (_file("\x1b[2J.txt"), "read"),
    "name_of_markup": (_file("<script>alert(1)<\u2215script>.txt"), "read"),
    "name_of_bidi": (_file("\u202etxt.exe.txt"), "read"),
    "name_of_formula": (_file("=1+1.txt"), "read"),
    "name_of_option": (_file("--record.txt"), "read"),
    "name_of_marks": (_file("a'b\"c;d|e&f$g`h.txt"), "read"),
    "name_of_pattern": (_file("[a]*?.txt"), "read"),
    "name_of_bytes": (_raw_name, "read"),
    "name_of_address": (_file("https:/ledger.example/x.txt"), "read"),
    "name_of_windows": (_file("CON.txt"), "read"),
    "name_without_suffix": (_file("report"), "read"),
    "hidden_name": (_file(".hidden.txt"), "read"),
    "upper_suffix": (_file("X.HTML", b"<p>"), "no_text"),
    "pattern_of_nothing": (lambda folder: f"{folder}/*.nothing", "unreadable"),
    "pattern_broken": (lambda folder: f"{folder}/[", "unreadable"),
    "pattern_of_stars": (lambda folder: f"{folder}/{'*/' * 60}x*.txt", "unreadable"),
    "pattern_of_parents": (lambda folder: f"{folder}/*/../*/../*.txt", "unreadable"),
    "home_not_expanded": (lambda folder: f"{folder}/~root/x.txt", "unreadable"),
}
CASES = [Case(f"place_{name}", "place", states, None, place) for name, (place, states) in PLACES.items()]
