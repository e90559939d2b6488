"""The command line: second front end."""
