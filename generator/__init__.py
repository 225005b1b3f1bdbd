"""Turns the question files under questions/ into the pages under docs/ that MkDocs publishes.

The modules are floors: a module imports only from floors below its own, and a test holds it to that.

F0  model, wording         what a bank holds; how a problem is worded
F1  frontmatter, addresses fields with their lines; where everything stands on the site
F2  prose, glossary        Markdown with its places; terms found in it
F3  entry                  one file's text into one entry, or into problems
F4  load, checks, site     the files read; the rules across entries; the arrangement for readers
F5  render, output, stats  pages as text; the one writer; the bank in figures
F6  build                  the whole run
F7  new, serve             starting a question; serving while writing
F8  cli                    the commands
"""
