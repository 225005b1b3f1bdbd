"""What leaves the generator, and what is public. A file imports only from those that stand above it here.

stamp     what proves of a file that it was generated
folder    docs/: where it is, and what stands in it
ledger    what stands in a folder, as it was when it was put there
drafts    where files are made whole before they take their places
survey    what stands in docs/ against what is to come
writer    the one writer: generated files into docs/, and nowhere else
lock      one build at a time
settings  mkdocs.yml and what it inherits: values that know their lines
allowed   what may stand there
mkdocs    what knows MkDocs: its settings, and its server
origin    which repository this is a copy of
by_hand   what MkDocs will make of the hand-written pages
offline   what the worker is told of the finished pages
parts     MkDocs over parts of docs/
index     the search's index
site      the finished site: MkDocs and Pagefind over docs/
live      what is public against what comes next
"""
