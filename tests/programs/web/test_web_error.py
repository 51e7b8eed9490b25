import pickle

from programs.web import Trouble, WebError


def test_an_error_survives_the_way_from_a_worker():
    error = pickle.loads(pickle.dumps(WebError(Trouble.BUSY, "Later.", 429, 60.0, True)))  # noqa: S301
    assert (error.trouble, error.sentence, error.status, error.retry_after) == (Trouble.BUSY, "Later.", 429, 60.0)
    assert (error.transient, str(error)) == (True, "Later.")
    assert isinstance(error, OSError)
