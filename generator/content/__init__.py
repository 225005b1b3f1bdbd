"""Files into a bank, or into problems. A file imports only from those that stand above it here.

limits      how large, deep and many what is read may be
characters  what nobody sees in a text, found and named
language    what is known of languages
problems    what keeps a bank from being published, and how it is worded
slugs       a text as a part of an address
words       how many words a text has
model       what a bank holds; the allowed values
addresses   the rules of an address
guessed     addresses that stand in a text by themselves
markup      HTML in Markdown taken apart
mathml      formulas as MathML
rules       the rules of one value
assets      what is published as it is: pictures, fonts, data
yaml        fields with their lines, and a body
tokens      Markdown taken apart as GitHub takes it apart
draft       what is made of a Markdown text while it is read; HTML is escaped here
notation    code and formulas in a text
alerts      alerts, as GitHub has them
linked      links, pictures and citations in a text
tables      how much room a table needs
runs        a run of text while it is written, and what is open in it
inline      the tokens of a run of text
elements    blocks that are opened and closed by HTML
answer      Markdown checked on its tokens, and made HTML once from them
fields      every field of every kind of file, once
demands     what a bank asks of its files: required fields and limits
formula     the language of formulas: read, and worked out
calculator  what is wrong with a calculator, or with a stepper
links       what a path in an answer points at
read        one file's text into one entry
checks      the rules across entries
kept        entries as they were taken apart before
house       the rules of the house, which keep nothing from being published
files       the only reader: a bank and all its problems
"""
