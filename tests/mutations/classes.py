"""All classes of mutations, valid variants first."""

from tests.mutations import (
    cells,
    files,
    filled,
    headings,
    inner,
    layouts,
    nasty,
    parquets,
    persons,
    rows,
    rules,
    shapes,
    strange,
    texts,
    values,
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
        layouts,
        texts,
        workbooks,
        filled,
        parquets,
        files,
        inner,
        values,
    )
    for mutation in module.CLASSES
)
