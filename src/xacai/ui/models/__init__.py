"""Item models that every page shares: they carry data, no paint."""
