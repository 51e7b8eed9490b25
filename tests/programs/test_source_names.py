from django.utils import translation

from programs.feeds import FEEDS, SHARED_FEEDS
from programs.source_names import by_english, source_words


def test_every_feed_has_its_words_there_and_nothing_else_has() -> None:
    feeds = [*FEEDS.values(), *SHARED_FEEDS.values()]
    assert len(feeds) > 15
    assert set(by_english()) == {words for feed in feeds for words in (feed.title, feed.about, feed.terms)}


def test_they_are_told_in_the_readers_language_and_a_partners_stay() -> None:
    with translation.override("es"):
        assert source_words("Programs' own pages") == "Páginas propias de los programas"
        assert source_words("A partner of the test") == "A partner of the test"
    assert source_words("Programs' own pages") == "Programs' own pages"
