"""What in a text points at a person, and what tells how many people something concerned."""
