"""Nothing is lost, whatever happens and in whatever order: a machine that receives, publishes, withdraws, damages and mends, and after
every step holds what there is against a slow and plain model.

`ASF_EXAMPLES=1000 pytest tests/publishing/versions/test_nothing_lost.py` looks for longer, each time in another place.
"""

import contextlib
import os
import shutil
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import ClassVar
from unittest import mock

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from contract.manifest import manifest_file
from dashboard.manifests import DataError
from publishing.messages.problems import InputError, Problem
from publishing.versions.history import newest_whole
from publishing.versions.lock import OvertakenError
from tests.publishing.versions.model import Made, Model, kind_of
from tests.publishing.versions.office import Office, receipts_shown
from tests.publishing.versions.small import NOON, publish

YEARS = st.integers(2001, 2003)
HOW = ["flip", "cut", "remove", "old copy"]
SEVERAL = ["shared", "late figures", "late manifests", "withdrawal"]
WHAT = [*SEVERAL, "manifest", "history", "figures", "extracts", "receipts", "ledger"]
EXAMPLES = int(os.environ.get("ASF_EXAMPLES", "0"))
# What every run has to reach: a machine that damages nothing, or publishes nothing afterwards, would hold whatever the code did.
REACHES = {
    "received": 150,
    "published": 80,
    "overtaken": 5,
    "withdrawn": 25,
    "figures damaged": 20,
    "manifest damaged": 20,
    "history damaged": 1,
    "mended": 25,
    "clock back": 10,
    "refused for damage": 40,
    "refused with receipts at stake": 3,
    "went on": 5,
}


class Machine(RuleBasedStateMachine):
    """The office and the model beside it. Each act does the same to both; the invariants compare them.

    The acts are one rule, not one each: of several rules Hypothesis leaves some out in each run, and here every act needs the ones
    before it. So a receipt lost over a withdrawal was never found. `reached` counts, over all runs, what came about.
    """

    reached: ClassVar[Counter[str]] = Counter()

    @initialize()
    def starts(self) -> None:
        # Neither what survives a power cut nor what breaks the contract is a question here, and both take most of the time.
        self.spared = contextlib.ExitStack()
        for what in ("os.fsync", "publishing.versions.publish.check_frames"):
            self.spared.enter_context(mock.patch(what))
        self.place = Path(tempfile.mkdtemp(prefix="asf-"))
        self.office = Office(self.place)
        for folder in (self.office.folder, self.office.restricted):
            folder.mkdir(parents=True)
        publish(self.office.folder, 100, base=None)
        self.model = Model(self.place, {1: Made(1, None, set(), set())})
        self.model.learns()
        self.minutes = 0
        self.expected: set[str] = set()

    def teardown(self) -> None:
        self.spared.close()
        shutil.rmtree(self.place, ignore_errors=True)

    @rule(data=st.data())
    def acts(self, data: st.DataObject) -> None:
        """What can be done now, and more often what tells most: after a withdrawal damage, and after damage a publication."""
        model, harmed = self.model, self.model.harmed()
        shown = model.versions[model.shown_by(model.newest.number)]
        possible = {
            self.receives: 4 if len(model.waiting) < 2 else 0,
            self.publishes: (4 if model.waiting else 1) * (2 if harmed else 1),
            self.withdraws: (4 if model.versions[shown.made_from].receipts else 1) if shown.made_from else 0,
            self.damages: (10 if self._is_due() else 2) if len(model.versions) > 2 else 0,
            self.goes_on: 3 if self._stops() - self._of_receipts() else 0,
            self.mends: 2 if harmed else 0,
        }
        act = data.draw(st.sampled_from([act for act, weight in possible.items() for _ in range(weight)]), label="act")
        act(data)

    def _is_due(self) -> bool:
        """Whether the newest version is a withdrawal that left receipts in force, and nothing is harmed yet."""
        return bool(self.model.newest.withdraws and self.model.newest.receipts) and not self.model.harmed()

    def receives(self, data: st.DataObject) -> None:
        """Deliveries, or where there is one of the year already, corrections; now and then by a clock that is set back."""
        years = data.draw(st.lists(YEARS, min_size=1, max_size=2), label="years")
        if data.draw(st.sampled_from([False, False, False, True]), label="clock set back"):
            self.minutes -= 60 * 24
            self.reached["clock back"] += 1
        for year in years:
            self._ticks()
            if self._tries(lambda year=year: self.office.receive(year), stops=self._stops_receiving()):
                self.model.years[max(self.model.years, default=0) + 1] = year
                self.model.learns()
                self.reached["received"] += 1

    def publishes(self, data: st.DataObject) -> None:
        """What waits, or with a rival, who has prepared it as well; or built anew from the catalogue's own facts."""
        how = data.draw(st.sampled_from(["alone", "alone", "alone", "with a rival", "built"]), label="how")
        self._ticks()
        if how == "built" and self.model.newest.author != "Rådet":
            done = self._tries(lambda: self.office.build(f"Prov {self.minutes}"))
            if done:
                self._published(done[0], set(), "Rådet")
        elif self.model.waiting:
            authors = ["Ann", "Bo"] if how == "with a rival" else ["Ann"]
            made = self._tries(lambda: [self.office.prepare(author) for author in authors])
            if made:
                self._publishes_first(made[0])

    def _publishes_first(self, made: list) -> None:
        """The second is told of the first, and nothing of what it wanted is lost."""
        (draft, new), *seconds = made
        assert set(new) == self.model.waiting, "what waits"
        self._published(self.office.publish(draft), set(new), "Ann")
        for late, _ in seconds:
            with pytest.raises(OvertakenError) as caught:
                self.office.publish(late)
            assert caught.value.newest.version == self.model.newest.number
            self.reached["overtaken"] += 1

    def withdraws(self, data: st.DataObject) -> None:
        if self.model.newest.withdraws and not data.draw(st.booleans(), label="again"):
            return
        self._ticks()
        done = self._tries(lambda: self.office.withdraw("Omar"))
        if done:
            self.model.withdraws("Omar")
            self._is_the_newest(done[0].manifest)
            self.reached["withdrawn"] += 1

    def goes_on(self, _data: st.DataObject) -> None:
        """Somebody decides by name to go on from the newest version that is whole."""
        if self._of_receipts() & self.model.harmed():
            return
        self._ticks()
        damaged = self._damaged()
        at_stake = self.model.receipts_at_stake(damaged)
        draft, done, refusal = None, None, None
        try:
            draft, new = self.office.prepare("Kim", goes_on=True)
            done = self.office.publish(draft)
        except InputError as error:
            refusal = error
        if isinstance(refusal, OvertakenError):
            # What was written was just what a damaged version lacked.
            assert refusal.newest.version not in self._damaged()
        elif refusal:
            assert {one.message for one in refusal.problems} & {"no_version", *DAMAGE}
        else:
            assert not set(new) & set(self.model.taken_back)
            assert draft.base not in self.model.withdrawn
            self.model.publishes(draft.base, set(new), "Kim", goes_on=damaged)
            self._is_the_newest(done.manifest)
            assert self.model.waiting == set()
            self.reached["went on"] += 1
            self.reached["went on with receipts at stake"] += bool(at_stake)
        self.model.learns()

    def damages(self, data: st.DataObject) -> None:
        """A file, mostly a late one; what most versions share; the newest withdrawal; or several versions at once."""
        how = data.draw(st.sampled_from(HOW), label="how")
        what = data.draw(st.sampled_from(["shared", *SEVERAL] if self._is_due() else WHAT), label="what")
        if what == "shared":
            names = self.model.shared()[:1]
        elif what == "withdrawal":
            names = [f"data/prov/{manifest_file(number)}" for number in self.model.withdrawn.values()][-1:]
        elif what in SEVERAL:
            late = sorted(self.model.versions)[1:][-data.draw(st.integers(2, 4), label="versions") :]
            named = {name for number in late for name in self.model.files_of(number)} - self.model.files_of(1)
            names = sorted(name for name in named if (kind_of(name) == "manifest") == (what == "late manifests"))
        else:
            whole = sorted(set(self.model.right) - self.model.harmed())
            names = [name for name in whole if kind_of(name) == what][-6:]
            names = names and [data.draw(st.sampled_from(names), label="file")]
        for name in names:
            self._damages(name, how, data)

    def mends(self, data: st.DataObject) -> None:
        """Puts back a file, or all: then it is as if nothing had ever been damaged."""
        every = data.draw(st.booleans(), label="every")
        harmed = sorted(self.model.harmed())
        for name in harmed if every else [data.draw(st.sampled_from(harmed), label="file")]:
            (self.place / name).parent.mkdir(parents=True, exist_ok=True)
            (self.place / name).write_bytes(self.model.right[name])
            self.reached["mended"] += 1
        if every:
            audit, history = self.office.audit(), self.office.history()
            assert (audit.problems, audit.unproven) == ((), ())
            assert (history.unreadable, history.doubtful) == ({}, {})
            assert set(audit.waiting) == self.model.waiting
            assert set(audit.included) == self.model.newest.receipts

    @invariant()
    def no_file_was_changed(self) -> None:
        """What was published and received is as it was, but for what this machine damaged itself."""
        there = self.model.files()
        assert there.keys() <= self.model.right.keys()
        changed = {name for name, content in self.model.right.items() if there.get(name) != content}
        assert changed <= self.expected, "something was changed that this machine did not"
        # A publication heals what it writes anew.
        self.expected = changed

    @invariant()
    def every_receipt_is_accounted_for(self) -> None:
        audit = self.office.audit()
        harmed = self.model.harmed()
        assert bool(audit.of_versions) == bool(self._damaged())
        assert bool(audit.of_receipts) == bool(self._of_receipts() & harmed)
        for problem in audit.problems:
            self._is_true(problem)
        told = {number: (by.version, by.author) for number, by in audit.taken_back.items()}
        assert told.items() <= self.model.taken_back.items(), "nothing is called taken back that is not"
        if not self.office.unknown():
            assert told == self.model.taken_back
            assert set(audit.included) == self.model.newest.receipts
            assert audit.newest.version == self.model.newest.number
        if not audit.problems:
            assert {*audit.included, *audit.waiting, *audit.taken_back} == set(self.model.years)
            assert set(audit.waiting) == self.model.waiting

    @invariant()
    def no_withdrawn_figure_is_served_unasked(self) -> None:
        if not list((self.office.folder / "manifest").glob("v*.json")):
            # Then the app shows nothing at all, and says so.
            return
        history = self.office.history()
        newest, withdrawn = max(history.numbers), self.model.withdrawn
        assert newest == self.model.newest.number
        withdrawals = {number: by for number in history.numbers if (by := history.withdrawal_of(number))}
        for number, by in withdrawals.items():
            assert withdrawn[number] == by.number
        harmed = self.model.harmed()
        assert set(history.unreadable) == {
            number for number in self.model.versions if f"data/prov/{manifest_file(number)}" in harmed
        }
        if not self.office.unknown():
            assert set(withdrawals) == set(withdrawn)
        for wanted in {newest, *history.numbers}:
            try:
                served = self.office.serve(history, wanted)
            except DataError as fault:
                self._is_true_fault(fault)
                continue
            shown = served.database.version.number
            assert shown == wanted or shown not in withdrawn, "a withdrawn version in place of another"
            for fault in (*(one for found in served.passed_over.values() for one in found), *served.database.faults):
                self._is_true_fault(fault)
            if not served.database.problems:
                figures = receipts_shown(self.office.folder, served.database.version)
                assert figures == self.model.versions[shown].shows
                assert shown == wanted or not figures & set(self.model.taken_back)
            if not harmed:
                assert (shown, served.passed_over) == (wanted, {})

    def _ticks(self) -> None:
        self.minutes += 1
        self.office.now = NOON + self.minutes * (NOON.replace(minute=1) - NOON)

    def _tries(self, act, *, stops: set[str] | None = None) -> tuple:
        """What was done, as a tuple; an empty one when it was refused. It is refused just when something stops it, with true words."""
        stops = self._stops() if stops is None else stops
        before = self.model.files()
        done, refusal = (), None
        try:
            done = (act(),)
        except InputError as error:
            refusal = error
        assert bool(refusal) == bool(stops), refusal
        self.reached["refused for damage"] += bool(refusal)
        self.reached["refused with receipts at stake"] += bool(
            refusal and self.model.receipts_at_stake(self._damaged())
        )
        if refusal:
            assert self.model.files() == before, "refused, and yet something was written"
            for problem in refusal.problems:
                self._is_true(problem)
        return done

    def _published(self, published, new: set[int], author: str) -> None:
        self.model.publishes(self.model.newest.number, new, author)
        self.reached["published"] += 1
        self._is_the_newest(published.manifest)

    def _is_the_newest(self, manifest) -> None:
        made = self.model.newest
        assert (manifest.version, manifest.previous, set(manifest.receipts), manifest.withdraws) == (
            made.number, made.made_from, made.receipts, made.withdraws,
        )  # fmt: skip
        self._heals()

    def _heals(self) -> None:
        """A publication writes the copies anew, and every file whose content it made again; nothing else."""
        self.model.learns()
        assert not {name for name in self.model.harmed() if kind_of(name) == "history"} or self.office.unknown()

    def _damages(self, name: str, how: str, data: st.DataObject) -> None:
        """Harms a whole file; never the last place that says that a version is there."""
        path, content = self.place / name, self.model.right[name]
        older = sorted(other for other in self.model.right if kind_of(other) == kind_of(name) and other < name)
        if name in self.model.harmed() or (how in ("remove", "cut") and self.model.is_last_place(name)):
            return
        if how == "remove":
            path.unlink()
        elif how == "cut":
            path.write_bytes(content[: data.draw(st.integers(1, len(content) - 1), label="length")])
        elif how == "old copy" and older and self.model.right[older[-1]] != content:
            path.write_bytes(self.model.right[older[-1]])
        else:
            at = data.draw(st.integers(0, len(content) - 1), label="byte")
            path.write_bytes(content[:at] + bytes([content[at] ^ (1 << at % 8)]) + content[at + 1 :])
        self.expected.add(name)
        self.reached[f"{kind_of(name)} damaged"] += 1
        if name.endswith("/receipt.json"):
            self.reached["receipt lost"] += 1

    def _of_receipts(self) -> set[str]:
        return {name for name in self.model.right if kind_of(name) in ("receipts", "ledger") and self._matters(name)}

    def _matters(self, name: str) -> bool:
        """An entry of the ledger that is gone is written anew; one that says something else is not believed."""
        return kind_of(name) == "receipts" or (self.place / name).exists()

    def _stops(self) -> set[str]:
        """What stands in the way of a publication."""
        harmed = self.model.harmed()
        return {str(number) for number in self._damaged()} | (self._of_receipts() & harmed)

    def _stops_receiving(self) -> set[str]:
        """Receipts that cannot be read; whether the files in them are the same is looked at when they are published."""
        harmed = self._of_receipts() & self.model.harmed()
        return {name for name in harmed if not name.endswith(LOOKED_AT_LATER) or not (self.place / name).exists()}

    def _damaged(self) -> set[int]:
        """The versions of which the manifest or a file is harmed, and that nobody went on in spite of."""
        return self.model.damaged(self.model.harmed())

    def _is_true(self, problem: Problem) -> None:
        """A fault of the writing side names a file that is harmed, or says truly how to go on."""
        if problem.message == "damage_stops":
            whole = int(problem.details["version"])
            assert whole == newest_whole(self.office.folder).manifest.version
            assert whole not in self._damaged()
            assert whole not in self.model.withdrawn
        elif problem.message != "damage_stops_all":
            place = Path(problem.file).relative_to(self.place).as_posix()
            harmed = self.model.harmed()
            assert any(name.startswith(place) or _entry_of(name, place) for name in harmed), (problem, harmed)

    def _is_true_fault(self, fault: DataError) -> None:
        """A fault of the reading side names a file that is harmed."""
        assert f"data/{fault.details['file']}" in self.model.harmed(), fault


LOOKED_AT_LATER = ("original.csv", "rows.parquet")
DAMAGE = ("manifest_missing", "manifest_unreadable", "manifest_altered", "version_file_missing", "version_file_altered")


def _entry_of(name: str, place: str) -> bool:
    """Whether a file is the ledger's entry of the receipt at a place."""
    return kind_of(name) == "ledger" and Path(name).stem in Path(place).parts


Machine.TestCase.settings = settings(
    max_examples=EXAMPLES or 40,
    stateful_step_count=40 if EXAMPLES else 25,
    derandomize=not EXAMPLES,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


class TestNothingIsLost(Machine.TestCase):
    """The machine, and that it came by everything that it is there for."""

    def runTest(self) -> None:  # noqa: N802 - unittest's own name
        Machine.reached.clear()
        super().runTest()
        sys.stdout.write(f"{dict(sorted(Machine.reached.items()))}\n")
        assert not {what: Machine.reached[what] for what, least in REACHES.items() if Machine.reached[what] < least}
