"""What only mutmut imports, which `make mutants` installs, is not looked through for doctests."""

collect_ignore = ["plugin.py"]
