from hypothesis import given
from hypothesis import strategies as st

from programs.web import Trouble, WebError
from programs.web.addresses import place_of

HOSTS = st.text("ab.-_:[]@%0x127é。①\\/\u2100\ud800", max_size=20) | st.text(max_size=20)


@given(st.sampled_from(["http", "https", "HTTP"]), HOSTS, st.text(max_size=30))
def test_whatever_is_written_is_refused_or_read_one_way_only(scheme, host, rest):
    """What is checked is what is asked: the address as we write it is read as the same place again."""
    try:
        place = place_of(f"{scheme}://{host}/{rest}")
    except WebError as error:
        assert error.trouble is Trouble.REFUSED
        assert len(error.sentence) <= 500
        return
    assert place.url.isascii()
    assert place_of(place.url) == place
