"""What is made up: the example catalogue's generator, and a year of deliveries played on a copy of it."""
