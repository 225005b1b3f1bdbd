"""Other banks' files into question files. A file imports only from those that stand above it here.

lines     a text in lines that know where they stood, and what is said of them
marks     Markdown taken apart with the place of each mark
markup    HTML into Markdown
titles    a question's words into a title
blocks    a source into a run of blocks
labels    the words by which banks say what is what
found     what is found in a source
reading   a source while it is read
asides    what stands among questions and is none
openings  blocks that may open a question
ways      in which way questions are opened
choices   options to choose from
answers   what follows an opening, as a question
shapes    a run of blocks into questions, section by section
naming    slugs and file names
leads     where links and pictures of a source lead
mending   Markdown in the order that answers are in
written   the text of a file
plan      all of it put together
"""
