"""Other banks' files into question files. A file imports only from those that stand above it here.

lines    a text in lines that know where they stood, and what is said of them
marks    Markdown taken apart with the place of each mark
markup   HTML into Markdown
titles   a question's words into a title
blocks   a source into a run of blocks
shapes   a run of blocks into questions
naming   slugs and file names
leads    where links and pictures of a source lead
mending  Markdown in the order that answers are in
written  the text of a file
plan     all of it put together
"""
