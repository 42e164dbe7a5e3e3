"""The store: one SQLite file with its schema, migrations, queries and search."""
