"""What helps whoever writes. Pure. A file imports only from those that stand above it here.

alike     titles that ask the same
chosen    what can be chosen
skeleton  a file to begin with
"""
