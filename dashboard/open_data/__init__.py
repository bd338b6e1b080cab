"""What is published for others to fetch: every table at an address that stays, in formats that tools read, and what describes it.

From the address (`address`) by the table that it names (`tables`) to its rows (`taken`) and the bytes (`formats`). It knows nothing of
the server that sends them, and nothing of pages but their figures.
"""
