"""The rules, each in the room of what it is about."""
