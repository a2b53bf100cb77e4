"""``python -m align``: the `newsalign` command."""

from align.cli.main import main

if __name__ == "__main__":
    main()
