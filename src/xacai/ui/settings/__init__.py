"""Settings: the office, its departments, catalogues, keys, copies, the look of the window, the program."""
