"""A made-up nation: the example's deliveries in all municipalities, with as many rows of details as are asked for."""
