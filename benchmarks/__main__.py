"""`make bench`: each figure beside something run in the same command, as a table and in VAR/bench.json.

`ONLY`, a part's name or several with a comma between, measures no more than these.
"""

import json
import os
from pathlib import Path

from benchmarks.directory import loaded


def main() -> None:
    var = Path(os.environ.get("VAR", "var"))
    only = [name for name in os.environ.get("ONLY", "").split(",") if name]
    with loaded():
        # What is measured is a Django project, and that must be set up before its models are imported.
        from django.utils import timezone

        from benchmarks.parts import PARTS, measured

        if strangers := set(only) - set(PARTS):
            raise SystemExit(f"ONLY names no part: {', '.join(sorted(strangers))}. There are: {', '.join(PARTS)}")
        lines = []
        for line in measured(timezone.localdate(), only or list(PARTS)):
            print(line, flush=True)
            lines.append(line)
    var.mkdir(parents=True, exist_ok=True)
    (var / "bench.json").write_text(json.dumps([vars(line) for line in lines], indent=1))


if __name__ == "__main__":
    main()
