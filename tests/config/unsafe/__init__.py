"""An app that no settings name: its migrations are what tests/config/test_migrations.py has refused, or let pass."""
