"""Sections of pages that rest on no query, in HTML: how counts are protected, and the files of a version."""
