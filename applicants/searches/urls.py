from django.urls import path

from applicants.searches import views

urlpatterns = [
    path("searches/", views.search_list, name="searches"),
    path("searches/new/", views.search_new, name="search-new"),
    path("searches/<int:pk>/", views.search_name, name="search-name"),
    path("searches/<int:pk>/seen/", views.search_seen, name="search-seen"),
    path("searches/<int:pk>/delete/", views.search_delete, name="search-delete"),
]
