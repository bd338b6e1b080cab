"""One test of many like cases, where a test of each would cost more to begin and to report than to run."""

from collections.abc import Callable, Iterable
from functools import wraps
from inspect import signature


def each(names: str | tuple[str, ...], values: Iterable) -> Callable[[Callable], Callable]:
    """Like `pytest.mark.parametrize`, but one test: all values are tried, and each that fails is told with its fault."""
    together = (names,) if isinstance(names, str) else names
    rows = [(value,) if isinstance(names, str) else value for value in values]
    tried = [dict(zip(together, row, strict=True)) for row in rows]

    def of_all(check: Callable) -> Callable:
        @wraps(check)
        def test(*arguments: object, **given: object) -> None:
            faults = []
            for case in tried:
                try:
                    check(*arguments, **given, **case)
                except Exception as fault:
                    fault.add_note(str(case))
                    faults.append(fault)
            if faults:
                raise ExceptionGroup(f"{len(faults)} of {len(tried)}", faults)

        asked = signature(check)
        # What is left of its parameters pytest gives it: fixtures, and what it is parametrised with.
        left = [parameter for name, parameter in asked.parameters.items() if name not in together]
        test.__signature__ = asked.replace(parameters=left)
        return test

    return of_all
