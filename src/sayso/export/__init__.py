"""The record in the formats that others read: one file per format."""
