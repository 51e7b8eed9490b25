"""What a process logs, as it is written at that moment."""

import json
import logging
from typing import Any

from config.logs import JsonLine


class Written(logging.Handler):
    """The lines of a process in JSON, taken apart again. `text` is all of them as they stand."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.setFormatter(JsonLine())
        self.text = ""

    def emit(self, record: logging.LogRecord) -> None:
        self.text += self.format(record) + "\n"

    @property
    def lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.text.splitlines()]

    def of(self, logger: str) -> list[dict[str, Any]]:
        return [line for line in self.lines if line["logger"] == logger]
