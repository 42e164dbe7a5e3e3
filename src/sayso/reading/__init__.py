"""One report to its claims, events and mentions: one file per question."""
