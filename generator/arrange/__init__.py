"""A bank into a site: what stands beside what for a reader. A file imports only from those that stand above it here.

site       the arranged site, typed, and what is set about it in mkdocs.yml
collation  the order in which a reader looks for words
mentions   the glossary's terms found in running text
order      the order in which questions are read, and the groups that they form
related    the questions to read next
arrange    all of it put together
lists      long lists in parts
linked     pages in the vocabulary of schema.org
pages      PAGES: every kind of page; every address, present and former
"""
