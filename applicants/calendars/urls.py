from django.urls import URLPattern, path, re_path

from applicants.calendars import feed, own_reminders, views

urlpatterns: list[URLPattern] = [
    path("calendar/", views.calendar, name="calendar"),
    path("calendar/time-zone/", views.time_zone, name="calendar-zone"),
    path("calendar/address/", views.address, name="calendar-address"),
    path("calendar/address/revoke/", views.revoke, name="calendar-revoke"),
    path("calendar/reminders/new/", own_reminders.add, name="reminder-new"),
    path("calendar/reminders/<int:pk>/", own_reminders.edit, name="reminder-edit"),
    path("calendar/reminders/<int:pk>/delete/", own_reminders.delete, name="reminder-delete"),
    re_path(r"^calendar/event/(?P<key>[a-z0-9-]{1,150})\.ics$", feed.event, name="calendar-event"),
    re_path(r"^calendar/(?P<token>[A-Za-z0-9_-]{20,50})\.ics$", feed.feed, name="calendar-feed"),
]
