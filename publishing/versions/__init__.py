"""Versions of a catalogue: numbered manifests that never change, and the content-addressed files that they name."""
