"""A delivery held against the contract, what is published and what was sent before: faults that stop it, warnings that are answered."""
