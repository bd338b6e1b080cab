"""All classes of mutations, valid variants first."""

from tests.mutations import cells, files, headings, parquets, rows, rules, strange, texts, variants, workbooks
from tests.mutations.model import Mutation

MUTATIONS: tuple[Mutation, ...] = tuple(
    mutation
    for module in (variants, strange, cells, rows, rules, headings, texts, workbooks, parquets, files)
    for mutation in module.CLASSES
)
