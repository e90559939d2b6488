"""Small painted widgets that every page shares."""
