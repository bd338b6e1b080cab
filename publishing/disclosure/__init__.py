"""Counts of people, from the restricted folder to what may be published. See docs/disclosure-control.md."""
