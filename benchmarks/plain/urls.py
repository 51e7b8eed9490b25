from django.urls import path

from benchmarks.plain.views import ProgramListView
from config.urls import urlpatterns as openward

urlpatterns = [path("plain/", ProgramListView.as_view()), *openward]
