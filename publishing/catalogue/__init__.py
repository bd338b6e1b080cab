"""What a catalogue says of itself: its settings, its partners and its transcribed facts, read strictly."""
