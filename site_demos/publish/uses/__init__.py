"""The networks of the pages on uses: `make uses` trains them again, on data that packages bring."""
