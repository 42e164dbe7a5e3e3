"""The stages in order: ingest, read, link, store; with progress, resume and a manifest."""
