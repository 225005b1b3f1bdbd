"""A site into files: {path under docs/: content}. A file imports only from those that stand above it here.

contents   what a generated file holds
modules    scripts joined into few files
assets     the theme's styles and scripts
mark       the mark
html       the texts of one page as HTML
drawing    a share card as a picture
cards      all share cards
pages      every page, through its template
api        the content for programs: JSON documents with their schemas
lexicon    what the search knows by heart
sitemap    what search engines are told of
table      OUTPUTS: everything that is generated
"""
