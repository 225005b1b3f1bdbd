"""What a person runs. A file imports only from those that stand above it here.

usage        what is said of a wrong call
asking       what whoever is at the terminal answers
build        the whole run
runner       code in answers, run in a process of its own
trials       what comes of that, and of code that other tools read
guides       what is made for contributors
house        the rules of the house, what a dictionary says, and what comes of code
stats        the bank in figures
new          starting a question
imports      taking other banks' files in
serve        serving while writing
annotations  problems beside the lines of a pull request
cli          the commands, and all printing
"""
