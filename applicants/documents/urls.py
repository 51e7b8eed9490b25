from django.urls import URLPattern, path

from applicants.documents import editing, views

urlpatterns: list[URLPattern] = [
    path("documents/", views.documents, name="documents"),
    path("documents/lay-out/", views.lay_out, name="document-lay-out"),
    path("documents/new/<slug:kind>/", editing.add, name="document-new"),
    path("documents/<int:pk>/", editing.edit, name="document-edit"),
    path("documents/<int:pk>/delete/", editing.delete, name="document-delete"),
    path("documents/<int:pk>/due/", editing.keep_day, name="document-due"),
    path("documents/programs/<int:pk>/", editing.program, name="document-program"),
]
