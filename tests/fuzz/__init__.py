"""Inputs that are made up, and what must hold for every one of them.

trying     a property, and trying it with so many inputs
texts      any text in any field
files      any bytes in any file
markdown   any Markdown in an answer
pictures   any picture
table      PROPERTIES: all of them

How many are tried is for the tests to say: few in tests/unit, always the same ones; many in tests/soak, and others each
time.
"""
