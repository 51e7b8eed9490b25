from django.urls import path

from applicants.sharing import views

urlpatterns = [
    path("list/share/", views.sharing, name="sharing"),
    path("list/share/<int:pk>/revoke/", views.link_revoke, name="share-revoke"),
    path("list/share/comments/<int:pk>/delete/", views.comment_delete, name="share-comment-delete"),
    path("shared/<str:token>/", views.shared, name="shared"),
]
