"""The first start: four short steps from an empty folder to a plan."""
