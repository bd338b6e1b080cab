"""What the tests of pages need not do twice: each is done as ever the first time, and looked up by its content after that.

None of it changes what a page shows. A file that is altered, a frame with another value and a chart with another mark are new content.
"""

import hashlib
import json
import os
import pickle
import re
from dataclasses import replace
from importlib import import_module

import pytest
from altair.utils import schemapi
from streamlit.components.v2 import manifest_scanner
from streamlit.runtime.scriptrunner.script_cache import ScriptCache
from streamlit.testing.v1 import local_script_runner

from dashboard import frames
from dashboard.extracts import Database
from dashboard.figures.figure import Figure
from dashboard.manifests import Version
from dashboard.native import open_version
from dashboard.query import run_query
from dashboard.server import catalogues
from dashboard.versions import fingerprint_of
from dashboard.view import View, rows
from tests.behind_rows import behind_rows
from tests.conftest import kept

VIEW = import_module("dashboard.view")
# A chart names its rows by their hash; two charts that differ in nothing else are of one form.
ROWS = re.compile(r"\bdata-[0-9a-f]{32}\b")


def without_searching_packages(patch: pytest.MonkeyPatch) -> None:
    """Streamlit's tester looks for components in every installed package each time it is made: a fifth of the time of a visit."""
    found = manifest_scanner.scan_component_manifests()
    patch.setattr(manifest_scanner, "scan_component_manifests", lambda: found)


def with_pages_compiled_once(patch: pytest.MonkeyPatch) -> None:
    """Each of Streamlit's testers compiles every page anew: a twentieth of the time of a visit."""
    compile_page = ScriptCache.get_bytecode
    patch.setattr(ScriptCache, "get_bytecode", kept(compile_page, lambda _, path: (path, os.stat(path).st_mtime_ns)))


def with_one_wait(patch: pytest.MonkeyPatch) -> None:
    """Streamlit's tester asks a thousand times a second whether a page is done, and takes the time from the page."""
    ask = local_script_runner.require_widgets_deltas

    def wait(runner: local_script_runner.LocalScriptRunner, timeout: float) -> None:
        runner._script_thread.join(timeout)
        ask(runner, 1)

    patch.setattr(local_script_runner, "require_widgets_deltas", wait)


def with_versions_opened_once(patch: pytest.MonkeyPatch) -> None:
    """Most copies of the catalogues hold what another held: the same manifests and, byte for byte, the same files."""

    def content_of(version: Version, others: tuple[Version, ...] = ()) -> tuple:
        files = [
            hashlib.sha256(file.path.read_bytes()).digest() if file.path.exists() else None for file in version.files
        ]
        return fingerprint_of(version, others), *files

    opened = kept(open_version, content_of)

    def look_up(version: Version, others: tuple[Version, ...] = ()) -> Database:
        return replace(opened(version, others), version=version, others=others)

    patch.setattr(catalogues, "open_version", look_up)


def with_queries_run_once(patch: pytest.MonkeyPatch) -> None:
    """A page asks twenty queries, and all but one or two read files that are the same and choices that were not changed."""
    patch.setattr(frames, "run_query", kept(run_query, behind_rows))


def with_figures_drawn_once(patch: pytest.MonkeyPatch) -> None:
    """A figure is drawn from its rows, the look and what is chosen, and a choice changes the rows of few figures."""

    def content_of(view: View, figure: Figure) -> tuple:
        names, chosen = (VIEW.identity(each) for each in (figure.shows, view.scope.given_to(figure.chart)))
        return names, chosen, view.look, *(pickle.dumps(rows(view, read)) for read in (figure.query, *figure.also))

    patch.setattr(VIEW, "_drawing", kept(VIEW._drawing, content_of))


def with_charts_validated_once(patch: pytest.MonkeyPatch) -> None:
    """Nine in ten of the charts and parts of charts that Altair holds against Vega-Lite's schema have been held against it before."""
    find_errors, valid = schemapi._get_errors_from_spec, {}

    def errors_in(specification: object, schema: dict, rootschema: dict | None = None) -> list:
        key = (id(schema), ROWS.sub("rows", json.dumps(specification, default=repr)))
        if key in valid:
            return []
        errors = find_errors(specification, schema, rootschema)
        if not errors:
            # The schema is held on to, so that no other gets its id.
            valid[key] = schema
        return errors

    patch.setattr(schemapi, "_get_errors_from_spec", errors_in)


def with_charts_copied_quickly(patch: pytest.MonkeyPatch) -> None:
    """Altair copies a chart for each layer it is laid in, and nine tenths of what it copies are fields that have no value."""
    copy = schemapi._deep_copy

    def copied(part: object, by_ref: set[str]) -> object:
        if not isinstance(part, schemapi.SchemaBase) or hasattr(type(part), "__deepcopy__"):
            return copy(part, by_ref)
        arguments = [copied(argument, by_ref) for argument in part._args]
        fields = {
            name: value if value is schemapi.Undefined or name in by_ref else copied(value, by_ref)
            for name, value in part._kwds.items()
        }
        with schemapi.debug_mode(False):
            return type(part)(*arguments, **fields)

    patch.setattr(schemapi, "_deep_copy", copied)


SHORTCUTS = (
    without_searching_packages,
    with_pages_compiled_once,
    with_one_wait,
    with_versions_opened_once,
    with_queries_run_once,
    with_figures_drawn_once,
    with_charts_validated_once,
    with_charts_copied_quickly,
)
