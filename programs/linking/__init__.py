"""What an unknown name means: which program or office a page speaks of. Pure: no database, no clock.

The linker answers sure, proposed or none. No feed asks it yet, and no command loads its candidates.
"""
