"""The report's workplace: outline, figures, words, issues, the printed pages beside them."""
