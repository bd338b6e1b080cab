"""How pytest-xdist hands out the tests; asked for by tests/conftest.py where it is installed."""

from xdist.scheduler import LoadScopeScheduling

from tests.order import group_of


class ByGroup(LoadScopeScheduling):
    """Hands a worker one group of tests after another, in the order of `tests.order.rank_of`."""

    def _split_scope(self, nodeid: str) -> str:
        return group_of(nodeid.partition("::")[0])
