from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path
from typing import Any

Take = Callable[..., Any]
Put = Callable[[str, bytes | str], Path]
HEADERS = "From: Press Desk <desk@example.org>\nSubject: Communiqué\nDate: Tue, 08 Jun 2021 09:30:00 +0300\n"


def test_a_message_gives_subject_sender_day_and_body(take: Take, put: Put) -> None:
    message = EmailMessage()
    message["From"], message["Subject"] = "Communiqué service <desk@example.org>", "Überfall am Fluß"
    message["Date"] = "Tue, 08 Jun 2021 09:30:00 +0300"
    message.set_content("The army said that it had fired.\n")
    message.add_alternative("<p>Not this.</p>", subtype="html")
    (received,) = take(put("a.eml", message.as_bytes())).received
    report = received.report
    assert (received.text, report.name) == ("The army said that it had fired.", "a")
    assert (report.title, report.outlet, report.published) == (
        "Überfall am Fluß",
        "Communiqué service",
        "2021-06-08T09:30:00+03:00",
    )


def test_a_message_in_markup_only_is_read(take: Take, put: Put) -> None:
    markup = "<html><body><p>The army said so.</p><p>It <b>denied</b> the rest.</p></body></html>"
    message = f"{HEADERS}Content-Type: text/html; charset=utf-8\n\n{markup}"
    assert take(put("a.eml", message)).texts == ["The army said so.\nIt denied the rest."]


def test_lines_folded_by_the_sender_are_joined(take: Take, put: Put) -> None:
    body = (
        "The ministry of defence said on Tuesday that its forces had returned fire\n"
        "across the river after two of its posts were hit by mortar shells in the\n"
        "early morning.\n\nIt gave no losses."
    )
    assert take(put("a.eml", f"{HEADERS}\n{body}")).texts == [body.replace("\n\n", "¶").replace("\n", " ").replace("¶", "\n")]


def test_short_lines_are_kept(take: Take, put: Put) -> None:
    assert take(put("a.eml", f"{HEADERS}\nKilled: 2\nHurt: 5\n")).texts == ["Killed: 2\nHurt: 5"]


def test_an_address_without_name_gives_its_domain(take: Take, put: Put) -> None:
    assert take(put("a.eml", "From: desk@example.org\nSubject: x\n\nIt fell.\n")).reports[0].outlet == "example.org"


def test_a_message_without_body_is_set_aside(take: Take, put: Put) -> None:
    assert take(put("a.eml", f"{HEADERS}\n\n")).codes == ["no-text"]


def test_a_mailbox_is_many_messages(take: Take, put: Put) -> None:
    line = "From desk@example.org Tue Jun  8 09:30:00 2021\n"
    path = put("a.mbox", f"{line}{HEADERS}\nIt fell.\n\n{line}{HEADERS}\nFrom the hill it rose.\n")
    taken = take(path)
    assert taken.texts == ["It fell.", "From the hill it rose."]
    assert [report.path for report in taken.reports] == [f"{path}!1", f"{path}!2"]


def test_a_message_without_extension_is_told_by_its_headers(take: Take, put: Put) -> None:
    assert take(put("message", f"{HEADERS}\nIt fell.\n")).reports[0].title == "Communiqué"
