"""`python -m generator`."""

import gc
import sys

from generator.commands.cli import main

if __name__ == "__main__":  # a process that helps to write imports this too
    gc.set_threshold(20_000)  # most of what is made here stays: looking out for what may go is mostly in vain
    sys.exit(main())
