"""Figures of the statistics services: what is fetched from where, how it is asked for, and what becomes of the answers."""
