"""Other banks' files into question files. A file imports only from those that stand above it here.

lines      a text in lines that know where they stood, and what is said of them
marks      Markdown taken apart with the place of each mark
markup     HTML into Markdown
titles     a question's words into a title
folds      what a reader opens
blocks     a source into a run of blocks
labels     the words by which banks say what is what
found      what is found in a source
reading    a source while it is read
asides     what stands among questions and is none
tables     tables with a column of questions and one of answers
openings   blocks that may open a question
ways       in which way questions are opened
choices    options to choose from
answers    what follows an opening, as a question
shapes     a run of blocks into questions, section by section
naming     slugs and file names
leads      where links and pictures of a source lead
footnotes  footnotes, whose texts may stand far from what refers to them
sources    the files that questions are taken from
written    the text of a file
topics     which sections become topics
entries    questions on their way into the bank
figures    pictures that are taken in
targets    what links and pictures of a question lead to in the bank
edits      changes to a text
formulas   formulas that cannot be read here
runs       a run of text, and where each of its characters stands
frames     blocks around the runs of text, in order
elements   elements of HTML in a run of text
pointers   links, pictures and bare addresses of a run of text
signs      signs that mean something else to the reader of answers
mending    Markdown in the order that answers are in
plan       all of it put together
report     what is said of the sources
"""
