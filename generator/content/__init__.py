"""Files into a bank, or into problems. A file imports only from those that stand above it here.

problems   what keeps a bank from being published, and how it is worded
model      what a bank holds; the allowed values
rules      the rules of one value
yaml       fields with their lines, and a body
answer     Markdown read into tokens, checked on them, and made HTML once
fields     every field of every kind of file, once
demands    what a bank asks of its files: required fields and limits
links      what a path in an answer points at
read       one file's text into one entry
checks     the rules across entries
files      the only reader: a bank and all its problems
"""
