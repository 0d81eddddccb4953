"""Vietnamese as reports print it: numbers, dates, sentences, syllables, marks, old fonts.

A shelf of small tools: other packages import its modules, each by its own name.
"""
