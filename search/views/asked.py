"""A reader notes that a program was asked, or has answered."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from programs.models import Program
from search.questions import asked as questions_asked
from search.views.errors import bad_request, not_found


@require_POST
def program_asked(request: HttpRequest, public_id: str) -> HttpResponse:
    program = Program.objects.published().select_related("institution", "specialty").filter(public_id=public_id).first()
    if program is None:
        return not_found(request)
    action = request.POST.get("action", "")
    if action not in questions_asked.ACTIONS:
        return bad_request(request)
    questions_asked.note(request.session, public_id, action, timezone.localdate())
    return redirect(reverse("search:program-detail", args=[program.public_id, program.slug]) + "#for-you")
