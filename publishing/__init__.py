"""The writing side: from partners' files and transcribed facts to a published version. `workflow` is what others import."""
