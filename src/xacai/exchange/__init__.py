"""The bundle that travels: canonical container, keys, seal, verdict."""
