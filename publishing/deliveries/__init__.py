"""What partners sent, kept whole in the restricted folder: receipts, drafts, the register and the board.

The restricted folder holds exact counts of people. No page but the coordinators' Leverera reads anything in it, and
nothing of it is written elsewhere but by what publishes.
"""
