from django.urls import path

from applicants.stories import views

urlpatterns = [
    path("stories/", views.stories, name="stories"),
    path("stories/send/", views.send, name="story-send"),
    path("stories/mine/<str:token>/", views.mine, name="story-mine"),
]
