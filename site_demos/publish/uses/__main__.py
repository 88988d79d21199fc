"""`make uses`: every file of the pages on uses."""

from site_demos.publish.uses import applicants, copies, patients, wines

for each in (applicants, copies, patients, wines):
    each.main()
