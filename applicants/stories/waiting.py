"""What the admin's first page says of stories."""

from django.utils.translation import gettext_lazy as _

from applicants.models import Story
from programs.waiting import Kind

STORIES_TO_READ = Kind(
    _("Stories to read"),
    _("Somebody sent their own, and waits to hear whether it is shown"),
    lambda day: Story.objects.filter(state=Story.State.SENT),
    Story,
    f"state__exact={Story.State.SENT}",
)
