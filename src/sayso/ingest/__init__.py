"""Bytes to reports: one file per format, and the guard that bounds size, depth, time and address."""
