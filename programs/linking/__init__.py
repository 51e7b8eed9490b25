"""What an unknown name means: which program or office a page speaks of, and which sponsor an employer's spelling is.

Pure, but for `load`: no database, no clock. Rows of statements ask for the first (programs/feeds/worded.py), newly
filed employers for the second (programs/feeds/employer_links.py).
"""
