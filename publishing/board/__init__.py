"""The board: who has delivered what for which quarter, who owes something, and whom to ask."""

from publishing.board.squares import board, delivered_by_kind, periods_on_board
from publishing.board.text import board_text, delivered_text

__all__ = ["board", "board_text", "delivered_by_kind", "delivered_text", "periods_on_board"]
