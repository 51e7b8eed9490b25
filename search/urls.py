from django.urls import path

from search.views.accessibility import accessibility
from search.views.asked import program_asked
from search.views.changes import change_list
from search.views.changes_feed import change_feed, program_feed
from search.views.changes_listed import change_programs
from search.views.compare import compare
from search.views.components import component_list
from search.views.coordinators import (
    program_coordinator,
    program_coordinator_form,
    program_coordinator_sent,
    program_coordinator_thanks,
)
from search.views.couple import couple, partner, partner_clear
from search.views.home import about, home
from search.views.institutions import institution_detail
from search.views.match import match, match_clear
from search.views.places import specialty_state
from search.views.program import program_detail
from search.views.programs import program_list
from search.views.reporting import program_report, program_report_sent
from search.views.sources import source_list
from search.views.specialties import specialty_detail, specialty_list
from search.views.what_if import what_if_page

app_name = "search"

urlpatterns = [
    path("", home, name="home"),
    path("programs/", program_list, name="program-list"),
    path("programs/<slug:public_id>/asked/", program_asked, name="program-asked"),
    path("programs/<slug:public_id>/report/", program_report, name="program-report"),
    path("programs/<slug:public_id>/report/sent/", program_report_sent, name="program-report-sent"),
    path("programs/<slug:public_id>/coordinator/", program_coordinator, name="program-coordinator"),
    path("programs/<slug:public_id>/coordinator/sent/", program_coordinator_sent, name="program-coordinator-sent"),
    path("programs/<slug:public_id>/coordinator/form/", program_coordinator_form, name="program-coordinator-form"),
    path(
        "programs/<slug:public_id>/coordinator/thanks/", program_coordinator_thanks, name="program-coordinator-thanks"
    ),
    path("programs/<slug:public_id>/changes.atom", program_feed, name="program-feed"),
    path("programs/<slug:public_id>/", program_detail, name="program-any"),
    path("programs/<slug:public_id>/<str:slug>/", program_detail, name="program-detail"),
    path("institutions/<slug:code>/", institution_detail, name="institution-any"),
    path("institutions/<slug:code>/<str:slug>/", institution_detail, name="institution-detail"),
    path("specialties/", specialty_list, name="specialty-list"),
    path("specialties/<slug:slug>/", specialty_detail, name="specialty-detail"),
    path("specialties/<slug:slug>/<slug:state>/", specialty_state, name="specialty-state"),
    path("match/", match, name="match"),
    path("match/clear/", match_clear, name="match-clear"),
    path("match/what-if/", what_if_page, name="what-if"),
    path("compare/", compare, name="compare"),
    path("match/couple/", couple, name="match-couple"),
    path("match/couple/partner/", partner, name="match-partner"),
    path("match/couple/partner/clear/", partner_clear, name="match-partner-clear"),
    path("changes/", change_list, name="change-list"),
    path("changes/feed.atom", change_feed, name="change-feed"),
    path("changes/programs/", change_programs, name="change-programs"),
    path("sources/", source_list, name="source-list"),
    path("about/", about, name="about"),
    path("accessibility/", accessibility, name="accessibility"),
    path("components/", component_list, name="component-list"),
]
