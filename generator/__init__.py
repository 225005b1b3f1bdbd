"""Turns the question files under questions/ into the pages under docs/ that MkDocs publishes.

The modules are floors: each imports only from those before it in this list.

model, wording      what a bank holds; how a problem is worded
frontmatter, prose  one text taken apart: fields with their lines, and Markdown with its places
entry               one file's text into one entry, or into problems
load, checks, site  the files read, the rules across entries, the arrangement for readers
render, output      pages as text, and the one writer
build               the whole run
serve, cli          commands
"""
