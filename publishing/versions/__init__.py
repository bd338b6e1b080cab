"""Versions of a catalogue: numbered manifests that never change, and the content-addressed files that they name.

`manifest` is what a version is, `listing` finds versions and `reading` opens one; `storage` and `lock` write, `commit` claims
the next number, `publish` and `withdrawal` make a new version, `latest` the folder for Power Query, R and Polars.
"""
