"""Mail addresses, and whose they are."""

from allauth.account.models import EmailAddress
from django.db.models import Q

from applicants.models import Applicant, User


def release(address: str, *, to: int) -> bool:
    """Takes `address` from accounts that were made with it and never signed in to; what their readers keep stays with
    their session. False: it belongs to an account in use, or to one that an administrator made, other than the one of
    the primary key `to`."""
    others = User.objects.filter(email__iexact=address).exclude(pk=to)
    if others.filter(Q(last_login__isnull=False) | Q(is_staff=True)).exists():
        return False
    if EmailAddress.objects.filter(user__in=others, verified=True).exists():
        return False
    Applicant.objects.filter(user__in=others).update(user=None)
    others.delete()
    return True
