import os
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from sayso.ingest import Limits

Take = Callable[..., Any]
Put = Callable[[str, bytes | str], Path]


def test_a_loop_of_links_is_set_aside(take: Take, put: Put, tmp_path: Path) -> None:
    put("a/one.txt", "It fell.")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "self").symlink_to("self")
    taken = take(tmp_path)
    assert (taken.texts, taken.codes) == (["It fell."], ["link-loop", "link-loop"])


def test_a_link_to_a_folder_elsewhere_is_followed(take: Take, put: Put, tmp_path: Path) -> None:
    put("elsewhere/one.txt", "It fell.")
    (tmp_path / "root").mkdir()
    (tmp_path / "root" / "there").symlink_to(tmp_path / "elsewhere")
    assert [report.path for report in take(tmp_path / "root").reports] == [str(tmp_path / "root" / "there" / "one.txt")]


def test_a_pipe_is_skipped_with_its_reason(take: Take, put: Put, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    put("z.txt", "It fell.")
    taken = take(tmp_path)
    assert (taken.codes, taken.texts) == (["special-file"], ["It fell."])


def test_a_device_is_skipped_with_its_reason(take: Take) -> None:
    assert take("/dev/zero").codes == ["special-file"]


def test_a_file_that_may_not_be_read_is_set_aside(
    take: Take, open_folder: Path, ordinary_user: Callable[[], AbstractContextManager[None]]
) -> None:
    path = open_folder / "a.txt"
    path.write_text("It fell.")
    assert take(path).codes == []
    path.chmod(0)
    with ordinary_user():
        assert take(path).codes == ["unreadable"]


def test_a_dead_link_is_set_aside(take: Take, tmp_path: Path) -> None:
    (tmp_path / "dead").symlink_to("nowhere")
    assert take(tmp_path).codes == ["unreadable"]


def test_folders_nested_too_deep_are_set_aside(take: Take, put: Put, tmp_path: Path) -> None:
    put("a/b/c/deep.txt", "It fell.")
    put("a/here.txt", "It rose.")
    taken = take(tmp_path, limits=Limits(folders=2))
    assert (taken.codes, taken.texts) == (["archive-limit"], ["It rose."])


def test_loops_of_links_cost_a_pattern_nothing(take: Take, put: Put, tmp_path: Path) -> None:
    put("one.txt", "It fell.")
    for name in "abc":
        (tmp_path / name).symlink_to(tmp_path)
    assert take(str(tmp_path / "**" / "*.txt")).texts == ["It fell."]
