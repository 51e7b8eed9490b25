"""Where PostgreSQL and Valkey are. The settings read this; starting them is in postgres.py and valkey.py."""

from config.services.addresses import (
    AddressError,
    database,
    left_address,
    left_database_url,
    left_redis_url,
    left_secret,
)

__all__ = ["AddressError", "database", "left_address", "left_database_url", "left_redis_url", "left_secret"]
