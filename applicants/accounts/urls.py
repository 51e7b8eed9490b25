from django.urls import URLPattern, path

from applicants.accounts import views

urlpatterns: list[URLPattern] = [
    path("accounts/settings/", views.settings, name="settings"),
    path("accounts/settings/answers/", views.answers_set_aside, name="answers-set-aside"),
    path("accounts/settings/sign-out-elsewhere/", views.sign_out_elsewhere, name="sign-out-elsewhere"),
    path("accounts/download/everything.json", views.download_json, name="download-json"),
    path("accounts/download/everything.zip", views.download_csv, name="download-csv"),
    path("accounts/delete/", views.delete, name="account-delete"),
    path("accounts/deleted/", views.deleted, name="account-deleted"),
]
