"""The directory as one reader sees it: a profile held against the index, and the search among its verdicts."""
