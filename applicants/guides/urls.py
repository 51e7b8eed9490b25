from django.urls import path

from applicants.guides import views

urlpatterns = [
    path("guides/", views.guide_list, name="guide-list"),
    path("guides/<slug:slug>/", views.guide, name="guide"),
    path("faq/", views.faq, name="faq"),
]
