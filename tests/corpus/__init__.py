"""Bad files, and odd ones that are right: what a pull request may hold, by class, each with what is said of it.

case         what a case is, and how it is laid out on the disk
once         what every build does alike, done once
worker       a process that builds one case after another, and may die of one
trial        a case tried in such a process
markdown     an answer's Markdown
fields       what a question's fields hold
yaml_text    YAML's own devices
characters   characters that nobody sees, or that stand for nothing
addresses    where links, pictures and sources lead
names        slugs, file names, and the names of terms
files        what stands in the folders: links, pipes, folders, odd bytes
assets       pictures, drawings, fonts, and what is none of them
lists        topics, tags, study lists, and what names what
large        too much of anything
pages        pages by hand under docs/
accepted     what is odd, and right
shown        what a reader sees of a page
judge        what must hold of a case that was tried
table        CASES: all of the bad ones

Characters that nobody sees are written as escapes, and what is large is made when it is needed.
"""
