"""Everything that makes a page live: the demos, their kit, their build and the browser's side."""
