"""What a person runs. A file imports only from those that stand above it here.

build   the whole run
house   the rules of the house, and what a dictionary says
stats   the bank in figures
new     starting a question
serve   serving while writing
cli     the commands, and all printing
"""
