"""One test of many like cases, where a test of each would cost more to begin and to report than to run."""

from collections.abc import Callable, Iterable
from functools import wraps
from inspect import signature


def each(name: str, values: Iterable[object]) -> Callable[[Callable], Callable]:
    """Like `pytest.mark.parametrize` of one name, but one test: all values are tried, and each that fails is told with its fault."""
    tried = tuple(values)

    def of_all(check: Callable) -> Callable:
        @wraps(check)
        def test(*arguments: object, **named: object) -> None:
            faults = []
            for value in tried:
                try:
                    check(*arguments, **named, **{name: value})
                except Exception as fault:
                    fault.add_note(f"{name}: {value}")
                    faults.append(fault)
            if faults:
                raise ExceptionGroup(f"{len(faults)} of {len(tried)}", faults)

        asked = signature(check)
        # What is left of its parameters pytest gives it: fixtures, and what it is parametrised with.
        test.__signature__ = asked.replace(parameters=[one for key, one in asked.parameters.items() if key != name])
        return test

    return of_all
