"""`python -m publishing.kinds` writes what today's version of the contract promises, once: see contract/README.md."""

import sys

from contract.description import write_description
from publishing.kinds import FORMS

if __name__ == "__main__":
    try:
        sys.stdout.write(f"{write_description(FORMS)}\n")
    except FileExistsError as error:
        sys.exit(f"{error.filename} is there already, and what was promised stands: raise CONTRACT_VERSION first.")
