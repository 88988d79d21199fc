"""`make uses`: every file of the pages on uses."""

from site_demos.publish.uses import copies, patients, wines

for each in (copies, patients, wines):
    each.main()
