"""What applicants keep. Each room names its own addresses."""

from applicants.accounts.urls import urlpatterns as accounts
from applicants.calendars.urls import urlpatterns as calendars
from applicants.documents.urls import urlpatterns as documents
from applicants.guides.urls import urlpatterns as guides
from applicants.interviews.urls import urlpatterns as interviews
from applicants.mailing.urls import urlpatterns as mailing
from applicants.planning.urls import urlpatterns as planning
from applicants.ranking.urls import urlpatterns as ranking
from applicants.searches.urls import urlpatterns as searches
from applicants.seasons.urls import urlpatterns as seasons
from applicants.sharing.urls import urlpatterns as sharing
from applicants.shortlist.urls import urlpatterns as shortlist
from applicants.soap.urls import urlpatterns as soap
from applicants.stories.urls import urlpatterns as stories

app_name = "applicants"

urlpatterns = [
    *accounts,
    *shortlist,
    *planning,
    *documents,
    *calendars,
    *interviews,
    *ranking,
    *soap,
    *seasons,
    *searches,
    *mailing,
    *sharing,
    *guides,
    *stories,
]
