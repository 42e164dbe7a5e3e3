"""The forms in which one report was handed in: the same text may come under many names."""

from collections.abc import Iterable
from dataclasses import replace

from sayso.record import Report


def first_form(forms: Iterable[Report]) -> Report:
    """The form that stands for the report: the smallest by name and path, so that the order of arrival does not matter."""
    return min(forms, key=_order)


def _order(form: Report) -> tuple[tuple[bool, str], ...]:
    """A key that puts what is known before what is not."""
    fields = (form.name, form.path, form.title, form.url, form.language)
    return tuple((field is None, field or "") for field in fields)


def nameless(form: Report) -> Report:
    """The form without name and path: what a stage may look at, so that what a file is called decides nothing."""
    return replace(form, name=None, path=None)
