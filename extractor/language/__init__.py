"""Vietnamese as reports print it: numbers, dates, sentences, syllables, tones, look-alikes, old fonts.

A shelf of small tools; each module is called by its own name."""
