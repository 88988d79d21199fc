"""The build: the MkDocs hook, the fences, the maths, the samples and the Pyodide distribution."""
