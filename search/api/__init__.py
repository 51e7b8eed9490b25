"""The open API, mounted at /api/v1/."""

from search.api import changes, exports, matching, programs, references
from search.api.service import OpenApi, answer_errors_in_json

DESCRIPTION = (
    "Every residency program in the directory, what each states for international medical graduates, who says so and "
    "when it was read. Not stated is told as such: a field nobody has stated is absent, and null never means no."
)

api = OpenApi(
    title="Openward",
    version="1",
    description=DESCRIPTION,
    # Ninja's own documentation page loads scripts from other hosts.
    docs_url=None,
    urls_namespace="api",
)
answer_errors_in_json(api)
api.add_router("programs", programs.router)
api.add_router("", references.router)
api.add_router("", changes.router)
api.add_router("", matching.router)
api.add_router("export", exports.router)
