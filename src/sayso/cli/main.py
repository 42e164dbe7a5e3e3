"""The door of the command line: what a fault looks like and what the process ends with."""

import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from typing import TextIO

import click

from sayso.cli.group import sayso
from sayso.errors import SaysoError

INTERRUPTED = 130
"""What a shell expects after Ctrl-C: 128 and the number of SIGINT."""


def main() -> None:
    """Run the command line and end the process."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # numpy's threads and those of the network get in each other's way
    for stream in (sys.stdout, sys.stderr):
        _settle(stream)
    sys.exit(run(sys.argv[1:]))


def _settle(stream: TextIO) -> None:
    """UTF-8 in files and pipes whatever the locale; on a terminal what it knows, and the rest by its escape."""
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")


def run(arguments: Sequence[str]) -> int:
    """Run the command line.

    A user's mistake is told in one line with what to do; only a fault of Sayso's own shows a traceback.

    Returns:
        The exit code.
    """
    try:
        return _end(sayso.main(list(arguments), prog_name="sayso", standalone_mode=False))
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except SaysoError as error:
        return _complain(str(error), error.remedy, error.exit_code)
    except BrokenPipeError:
        _close_quietly()
        return 0
    except OSError as error:
        return _complain(_words_of(error), None, 2)
    except (KeyboardInterrupt, click.Abort):
        return _complain("interrupted", "run the same command again to go on", INTERRUPTED)


def _end(result: object) -> int:
    """The exit code of a verb: what it gave, else 0; flushed, so that a closed pipe shows here and not at exit."""
    sys.stdout.flush()
    return result if isinstance(result, int) else 0


def _complain(message: str, remedy: str | None, code: int) -> int:
    """Say what is wrong and what to do, in one line that carries out nothing."""
    words = f"sayso: {message}" + (f"; {remedy}" if remedy else "")
    shown = "".join(sign if sign.isprintable() else sign.encode("unicode_escape", "surrogatepass").decode() for sign in words)
    click.echo(shown, err=True)
    return code


def _words_of(error: OSError) -> str:
    """What the system says, with the file it is about."""
    return f"{error.filename}: {error.strerror}" if error.filename else error.strerror or str(error)


def _close_quietly() -> None:
    """Let nothing be written to the closed pipe when the process ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
