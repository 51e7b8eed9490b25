"""Days of one's own: add, change, delete."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from applicants.calendars import keeping
from applicants.calendars.forms import ReminderForm
from applicants.calendars.rows import entries_of
from applicants.calendars.views import PLACE, to_calendar
from applicants.documents.fields import CHANGED, NOT_READABLE
from applicants.models import Reminder
from applicants.reader import applicant_of, applicant_to_keep, season_of
from search.presenters.words import day_words
from search.views.errors import not_found


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    entries = entries_of(applicant_of(request), {season_of(request)})
    if request.method != "POST":
        asked = {"entry": request.GET.get("entry", ""), "day": timezone.localdate()}
        return _page(request, ReminderForm(entries=entries, initial=asked))
    form = ReminderForm(request.POST, entries=entries)
    if not form.is_valid():
        return _page(request, form, status=NOT_READABLE)
    told = {"day": form.cleaned_data["day"], "text": form.cleaned_data["text"], "entry": form.chosen_entry}
    try:
        keeping.add_reminder(applicant=applicant_to_keep(request), **told)
    except keeping.TooManyRemindersError:
        most = {"most": keeping.MOST_REMINDERS}
        form.add_error(None, _("You have %(most)d reminders. Delete one before you add another.") % most)
        return _page(request, form, status=NOT_READABLE)
    messages.success(request, _("The reminder stands in your calendar."))
    return to_calendar()


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    reminder = own_reminder(request, pk)
    if reminder is None:
        return not_found(request)
    year = reminder.entry.match_year if reminder.entry else season_of(request)
    entries = entries_of(applicant_of(request), {year})
    if request.method != "POST":
        return _page(request, ReminderForm(entries=entries, reminder=reminder), reminder)
    form = ReminderForm(request.POST, entries=entries, reminder=reminder)
    if not form.is_valid():
        return _page(request, form, reminder, status=NOT_READABLE)
    told = {name: form.cleaned_data[name] for name in ("day", "text", "done", "was")}
    if not keeping.change_reminder(reminder=reminder, entry=form.chosen_entry, **told):
        form.put("was", keeping.print_of(reminder))
        return _page(request, form, reminder, status=CHANGED, changed=True)
    messages.success(request, _("The reminder is changed."))
    return to_calendar()


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: HttpRequest, pk: int) -> HttpResponse:
    reminder = own_reminder(request, pk)
    if reminder is None:
        return not_found(request)
    if request.method != "POST":
        return render(request, "applicants/calendars/delete.html", {"place": PLACE, "reminder": reminder})
    reminder.delete()
    messages.success(request, _("The reminder is deleted."))
    return to_calendar()


def own_reminder(request: HttpRequest, pk: int) -> Reminder | None:
    """None: there is none, or it is somebody else's, which is answered alike."""
    applicant = applicant_of(request)
    return applicant.own_reminders.select_related("entry").filter(pk=pk).first() if applicant else None


def _page(
    request: HttpRequest,
    form: ReminderForm,
    reminder: Reminder | None = None,
    *,
    status: int = 200,
    changed: bool = False,
) -> HttpResponse:
    context = {"place": PLACE, "form": form, "reminder": reminder}
    if reminder and changed:
        context["now"] = {"day": day_words(reminder.day), "text": reminder.text, "done": reminder.done}
    return render(request, "applicants/calendars/reminder.html", context, status=status)
