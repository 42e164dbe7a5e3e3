"""Paths, folders and patterns → files, in an order that does not depend on the machine."""

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from sayso.ingest.guard import Limits
from sayso.ingest.reasons import set_aside
from sayso.record import SetAside

PATTERN_SIGNS = frozenset("*?[")


def find_files(argument: str, limits: Limits) -> Iterator[Path | SetAside]:
    """The files that one argument names: a file, a folder with all below it, or a pattern (`**` goes through folders).

    Folders are gone through by name. Hidden files in a folder or behind a pattern are no inputs; named themselves they are.
    """
    path = Path(argument)
    if path.exists() or path.is_symlink():
        yield from _below(path, limits, root=os.path.realpath(path), depth=0)
    elif PATTERN_SIGNS.intersection(argument):
        yield from _matching(argument, limits)
    else:
        yield set_aside(argument, "not-found", "nothing of that name")


def _matching(pattern: str, limits: Limits) -> Iterator[Path | SetAside]:
    """The files that a pattern matches; a folder that it matches counts with all below it, unless the pattern goes there."""
    base = Path(Path(pattern).anchor)
    within = pattern[len(base.anchor) :]
    own = frozenset(Path(pattern).parts)
    # pathlib follows no links below `**`, so that a loop of them costs nothing.
    found = sorted(path for path in base.glob(within) if not any(part[0] == "." and part not in own for part in path.parts))
    if not found:
        yield set_aside(pattern, "not-found", "nothing that matches")
    for path in found:
        if not path.is_dir():
            yield from _below(path, limits, root=os.path.realpath(path.parent), depth=0)
        elif "**" not in own:
            yield from _below(path, limits, root=os.path.realpath(path), depth=0)


def _below(path: Path, limits: Limits, *, root: str, depth: int) -> Iterator[Path | SetAside]:
    """A file itself, or the files below a folder."""
    try:
        mode = path.stat().st_mode
        if stat.S_ISREG(mode):
            yield path
        elif not stat.S_ISDIR(mode):
            yield set_aside(str(path), "special-file", "a pipe, socket or device")
        elif depth and path.is_symlink() and _leads_back(path, root):
            yield set_aside(str(path), "link-loop", "a link to a folder above or beside it")
        elif depth > limits.folders:
            yield set_aside(str(path), "archive-limit", f"folders nested over {limits.folders} deep")
        else:
            for name in sorted(entry.name for entry in path.iterdir() if not entry.name.startswith(".")):
                yield from _below(path / name, limits, root=root, depth=depth + 1)
    except OSError as error:
        code = "link-loop" if error.errno == errno.ELOOP else "unreadable"
        yield set_aside(str(path), code, error.strerror or type(error).__name__)


def _leads_back(link: Path, root: str) -> bool:
    """Whether a link leads to a folder within the root, whose files are read anyway, or to one that holds the root."""
    target = os.path.realpath(link)
    return os.path.commonpath([target, root]) in {target, root}
