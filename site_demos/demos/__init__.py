"""The demos, one module or folder each, in the parts of the book; found by their place."""
