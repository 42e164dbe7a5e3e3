"""What a verb shows on a terminal: one page a file."""
