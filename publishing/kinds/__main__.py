"""`python -m publishing.kinds` writes what today's version of the contract promises, once: see contract/README.md."""

import sys

from contract.description import write_description
from publishing.kinds import FORMS

if __name__ == "__main__":
    sys.stdout.write(f"{write_description(FORMS)}\n")
