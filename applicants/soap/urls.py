from django.urls import path

from applicants.soap.views import soap, soap_delete, soap_line

urlpatterns = [
    path("soap/", soap, name="soap"),
    path("soap/lines/<int:pk>/", soap_line, name="soap-line"),
    path("soap/delete/", soap_delete, name="soap-delete"),
]
