"""One writer at a time: a lock that the operating system lets go of when its process ends, however it ends."""

import os
import sys
from contextlib import suppress
from pathlib import Path

from sayso.errors import CaseBusyError, CaseError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

SUFFIX = "-lock"


class WriterLock:
    """The lock file `<case>-lock`, held from `take` to `release`; it holds the number of the writing process."""

    def __init__(self, path: Path, descriptor: int) -> None:
        self._path = path
        self._descriptor: int | None = descriptor

    @classmethod
    def take(cls, case: Path) -> "WriterLock":
        """Take the lock of a case file.

        Raises:
            CaseBusyError: where another process (or this one) holds it.
            CaseError: where no lock file can be made beside the case.
        """
        path = case.with_name(case.name + SUFFIX)
        while True:
            descriptor = _open(path)
            if not _lock(descriptor):
                holder = _holder(descriptor)
                os.close(descriptor)
                raise CaseBusyError(
                    f"{case} is being written by {holder}",
                    remedy="wait until it has ended, or name another case; reading this one is possible meanwhile",
                )
            if _is_at(descriptor, path):
                break
            os.close(descriptor)  # the former writer took the file away between our opening and our locking it
        os.ftruncate(descriptor, 0)
        os.write(descriptor, str(os.getpid()).encode())
        return cls(path, descriptor)

    def release(self) -> None:
        """Let the next writer in."""
        if self._descriptor is None:
            return
        if sys.platform != "win32":  # which keeps open files where they are
            with suppress(OSError):
                self._path.unlink()
        os.close(self._descriptor)
        self._descriptor = None


def _open(path: Path) -> int:
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise CaseError(
            f"cannot make {path}: {error.strerror}", remedy="name a case in a folder that exists and may be written to"
        ) from error


def _lock(descriptor: int) -> bool:
    """Whether the lock was free and is ours now."""
    try:
        if sys.platform == "win32":
            os.lseek(descriptor, 1 << 20, os.SEEK_SET)  # a byte beyond the number, which others may then read
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
            os.lseek(descriptor, 0, os.SEEK_SET)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _is_at(descriptor: int, path: Path) -> bool:
    """Whether the open file is still the one of that name."""
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        return False


def _holder(descriptor: int) -> str:
    """The process that holds the lock, in words."""
    with suppress(OSError):
        os.lseek(descriptor, 0, os.SEEK_SET)
        number = os.read(descriptor, 32)
        if number.isdigit():
            return f"process {int(number)}"
    return "another process"
