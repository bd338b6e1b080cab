"""From receipts or facts to a version to be: what waits, what it is laid over, what it changes, and what becomes of the targets."""
