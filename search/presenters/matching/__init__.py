"""Verdicts, rules and next steps in words."""
