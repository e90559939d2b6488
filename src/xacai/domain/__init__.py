"""Ground floor: the nouns of the field, standard library only, pure functions."""
