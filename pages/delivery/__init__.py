"""The parts of the page Leverera, one per step of a coordinator's work. Besides that page, only they import `publishing`."""
