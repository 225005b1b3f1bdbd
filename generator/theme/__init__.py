"""The look and the words of the site, from files to data. A file imports only from those that stand above it here.

colors     the tokens that are colors
phrases    every phrase that a reader sees
typefaces  what pictures are written in
parts      components, and which kind of page each is for
theme      all of it
files      the only reader of it
"""
