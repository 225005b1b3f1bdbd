"""Turns the question files under questions/ into the pages under docs/ that MkDocs publishes.

The folders are the stages, in the order in which data flows. A stage imports only from those above it here, and inside
a stage a file only from those that the drawing in its __init__ puts above it; a test holds both to that.

work       how work is spared and shared
content    files -> a bank, or problems
theme      the look and the words of the site, from files to data
arrange    a bank -> a site: what stands beside what, and at which address
outputs    a site -> files: pages, JSON documents, share cards, the search's words, the sitemap
publish    files -> docs/; and what MkDocs and the public site know
guide      what helps whoever writes: a file to begin with, schemas for editors, a reference
importing  other banks' files -> question files
commands   what a person runs

The theme's files: templates/ holds one template for each kind of page, made of the parts in components/; each of those
is a folder with its markup, its style and its script. styles/ and scripts/ hold what has no markup of its own, phrases/
every phrase that a reader sees.
"""
