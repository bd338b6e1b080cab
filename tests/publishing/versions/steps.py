"""The steps of the second publication of the small catalogue, typed by hand: a new one cannot be forgotten."""

_BEFORE_THE_MANIFEST = [
    "write .publishing/holder.json",
    "replace .publishing/holder.json",
    "write extracts/population-9123a0078187.parquet",
    "replace extracts/population-9123a0078187.parquet",
    "write manifest/v000002.json",
]
_AFTER_THE_MANIFEST = [
    "write history/000002.json",
    "replace history/000002.json",
    "write senaste/VERSION.txt",
    "replace senaste/VERSION.txt",
    "write senaste/population.parquet",
    "replace senaste/population.parquet",
    "write senaste/VERSION.txt",
    "replace senaste/VERSION.txt",
]


def _both(steps: list[str]) -> list[str]:
    return [f"{when} {step}" for step in steps for when in ("before", "after")]


STEPS = _both([*_BEFORE_THE_MANIFEST, "link manifest/v000002.json", *_AFTER_THE_MANIFEST])
# Linking is tried and fails, so that nothing comes after it.
STEPS_WITHOUT_LINKS = [
    *_both(_BEFORE_THE_MANIFEST),
    "before link manifest/v000002.json",
    *_both(["create manifest/v000002.json", "fill manifest/v000002.json", *_AFTER_THE_MANIFEST]),
]
# From here on version 2 is published.
PUBLISHED = STEPS.index("after link manifest/v000002.json")
PUBLISHED_WITHOUT_LINKS = STEPS_WITHOUT_LINKS.index("after fill manifest/v000002.json")
