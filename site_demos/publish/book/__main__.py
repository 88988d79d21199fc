"""Print the book into the built site: `make pdf`."""

from pathlib import Path

from site_demos.publish.book import make

if __name__ == "__main__":
    make(Path("site"))
