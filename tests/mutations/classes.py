"""All classes of mutations, valid variants first."""

from tests.mutations import (
    cells,
    files,
    filled,
    headings,
    inner,
    nasty,
    parquets,
    persons,
    rows,
    rules,
    shapes,
    strange,
    texts,
    variants,
    workbooks,
)
from tests.mutations.model import Mutation

MUTATIONS: tuple[Mutation, ...] = tuple(
    mutation
    for module in (
        variants,
        strange,
        cells,
        rows,
        rules,
        nasty,
        persons,
        headings,
        shapes,
        texts,
        workbooks,
        filled,
        parquets,
        files,
        inner,
    )
    for mutation in module.CLASSES
)
