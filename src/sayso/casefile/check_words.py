"""Whether the search index has the words of the texts and claims, and no others."""

from collections.abc import Iterator
from contextlib import contextmanager

from sayso.casefile.lines import Lines
from sayso.casefile.migrations import TOKENIZER
from sayso.casefile.problem import Problem

_REMEDY = "read the inputs again into a new case; all but search is sound in this one"


class CheckWords(Lines):
    """The part of a check that indexes all words once more and compares. All names in its statements are constants."""

    def _words(self) -> Iterator[Problem]:
        """Texts and claims whose words the search index does not have."""
        yield from self._compare("texts", "title, text", "report", "SELECT id FROM reports WHERE row = ?")
        yield from self._compare("claims", "content", "row", "SELECT id FROM claims WHERE row = ?")

    def _compare(self, table: str, columns: str, number: str, name: str) -> Iterator[Problem]:
        """Rows of one table whose sizes differ; the table where sizes agree and words do not."""
        with self._indexed_again(table, columns, number):
            held, made = f"SELECT id, sz FROM {table}_words_docsize", "SELECT id, sz FROM temp.fresh_docsize"  # noqa: S608
            differing = self._all(
                f"SELECT id FROM ({held} EXCEPT {made}) UNION SELECT id FROM ({made} EXCEPT {held}) ORDER BY id"  # noqa: S608
            )
            for row in differing:
                subject: str = (self._one(name, row) or (f"{table} {row[0]}",))[0]
                yield Problem(code="search", subject=subject, message="the index has other words of it", remedy=_REMEDY)
            if not differing and self._one(
                "SELECT * FROM (SELECT * FROM temp.held_words EXCEPT SELECT * FROM temp.fresh_words)"
            ):
                yield Problem(code="search", subject=table, message="the index has words that are not there", remedy=_REMEDY)

    @contextmanager
    def _indexed_again(self, table: str, columns: str, number: str) -> Iterator[None]:
        """A second index in temporary tables, which go with the connection at the latest."""
        try:
            self._do(f"CREATE VIRTUAL TABLE temp.fresh USING fts5({columns}, content = '', tokenize = '{TOKENIZER}')")
            self._do(f"INSERT INTO temp.fresh (rowid, {columns}) SELECT {number}, {columns} FROM {table}")  # noqa: S608
            self._do(f"CREATE VIRTUAL TABLE temp.held_words USING fts5vocab('main', '{table}_words', 'row')")
            self._do("CREATE VIRTUAL TABLE temp.fresh_words USING fts5vocab('temp', 'fresh', 'row')")
            yield
        finally:
            for made in ("held_words", "fresh_words", "fresh"):
                self._do(f"DROP TABLE IF EXISTS temp.{made}")
