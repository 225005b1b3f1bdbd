"""What helps whoever writes. Pure. A file imports only from those that stand above it here.

alike      titles that ask the same
chosen     what can be chosen
skeleton   a file to begin with
examples   each kind of file, shown once
reference  every file and field, to look up
schemas    the form of every file, for editors
snippets   the fields of a question, for VS Code
table      everything that is made for contributors
"""
