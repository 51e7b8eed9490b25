from django.urls import path

from applicants.seasons.views import season_next, vacancies, vacancy_delete

urlpatterns = [
    path("list/next-season/", season_next, name="season-next"),
    path("list/vacancies/", vacancies, name="vacancies"),
    path("list/vacancies/<int:pk>/delete/", vacancy_delete, name="vacancy-delete"),
]
