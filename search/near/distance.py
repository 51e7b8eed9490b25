"""How far places are from each other, as the crow flies."""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

EARTH_RADIUS_MILES = 3958.76
KILOMETRES_A_MILE = 1.609344


def miles_between(latitude: ArrayLike, longitude: ArrayLike, to_latitude: ArrayLike, to_longitude: ArrayLike) -> Any:
    """By the haversine formula; in degrees, of any shapes that go together. NaN where a coordinate is."""
    lat, lon, to_lat, to_lon = (np.radians(part) for part in (latitude, longitude, to_latitude, to_longitude))
    half = np.sin((to_lat - lat) / 2) ** 2 + np.cos(lat) * np.cos(to_lat) * np.sin((to_lon - lon) / 2) ** 2
    return 2 * EARTH_RADIUS_MILES * np.arcsin(np.sqrt(np.clip(half, 0, 1)))


def miles_among(latitude: NDArray[np.float64], longitude: NDArray[np.float64]) -> NDArray[np.float32]:
    """Each place to each. Thirteen hundred places take six megabytes."""
    matrix = miles_between(latitude[:, None], longitude[:, None], latitude[None, :], longitude[None, :])
    found: NDArray[np.float32] = matrix.astype(np.float32)
    return found
