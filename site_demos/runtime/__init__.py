"""The browser's side: elements, worker and styles, and `live`, the one module of it in Python."""
