"""`python -m generator`."""

import sys

from generator.commands.cli import main

if __name__ == "__main__":  # a process that helps to write imports this too
    sys.exit(main())
