"""Turns the question files under questions/ into the pages under docs/ that MkDocs publishes.

The modules are floors: a module imports only from floors below its own, and a test holds it to that.

F0  model, wording         what a bank holds; how a problem is worded
F1  frontmatter, addresses fields with their lines; where everything stands on the site
F2  prose, glossary        Markdown with its places; terms found in it
F3  entry                  one file's text into one entry, or into problems
F4  load, checks, site     the files read; the rules across entries; the arrangement for readers
F5  markup, cards          texts made ready for a page; the pictures that chats show
F6  render, api, lexicon   pages as Markdown; documents for programs; what the search knows by heart
F7  output, stats          the one writer; the bank in figures
F8  build                  the whole run
F9  new, serve, live       starting a question; serving while writing; what is public against what comes next
F10 cli                    the commands
"""
