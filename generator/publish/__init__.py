"""What leaves the generator, and what is public. A file imports only from those that stand above it here.

writer   the one writer: generated files into docs/, and nowhere else
mkdocs   what knows MkDocs: its settings, and its server
live     what is public against what comes next
"""
