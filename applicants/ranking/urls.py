from django.urls import path

from applicants.ranking import couple_views, printing, supplemental_views, views

urlpatterns = [
    path("rank-list/", views.rank_list, name="rank-list"),
    path("rank-list/add/", views.rank_add, name="rank-add"),
    path("rank-list/fill/", views.rank_fill, name="rank-fill"),
    path("rank-list/change/", views.rank_change, name="rank-change"),
    path("rank-list/certified/", views.rank_certify, name="rank-certify"),
    path("rank-list/print/", printing.rank_print, name="rank-print"),
    path("rank-list/codes.txt", printing.rank_codes, name="rank-codes"),
    path("rank-list/couple/", couple_views.couple, name="rank-couple"),
    path("rank-list/couple/set/", couple_views.couple_set, name="rank-couple-set"),
    path("rank-list/couple/add/", couple_views.pair_add, name="rank-pair-add"),
    path("rank-list/couple/change/", couple_views.pair_change, name="rank-pair-change"),
    path("rank-list/<int:choice>/first-years/", supplemental_views.supplemental, name="rank-supplemental"),
    path("rank-list/<int:choice>/first-years/add/", supplemental_views.supplemental_add, name="rank-supplemental-add"),
    path(
        "rank-list/<int:choice>/first-years/change/",
        supplemental_views.supplemental_change,
        name="rank-supplemental-change",
    ),
]
