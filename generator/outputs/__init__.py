"""A site into files: {path under docs/: content}. A file imports only from those that stand above it here.

contents   what a generated file holds
modules    scripts joined into few files
assets     the theme's styles and scripts
mark       the mark
html       the texts of one page as HTML
written    a question's Markdown as it was written
origins    what a page is made from
moments    days and times as programs want them
drawing    a share card as a picture
cards      all share cards
worked     a calculator worked out, and its formulas in words
api        the content for programs: JSON documents with their schemas
decks      the bank as decks for Anki
sheets     the bank as tables
downloads  what can be taken along
plain      the bank as plain texts
mend       how a reader mends a page
pages      every page, through its template
feeds      what is new, for whoever subscribes
lexicon    what the search knows by heart
rehearsal  what scripts know of the questions when a reader rehearses
offline    what lets the site be read without a network
sitemap    what search engines are told of
table      OUTPUTS: everything that is generated
"""
