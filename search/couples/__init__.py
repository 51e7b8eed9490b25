"""Two applicants: pairs of programs near each other."""
