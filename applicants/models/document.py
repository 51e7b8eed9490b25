"""What an application is made of, and what comes after matching."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from applicants.models.applicant import Applicant
from applicants.models.shortlist import ShortlistEntry

MOST_LETTERS_A_PROGRAM = 4
MOST_EXPERIENCES, MOST_MEANINGFUL = 10, 3
LONGEST_TEXT = 40_000


class DocumentKind(models.TextChoices):
    EXPERIENCE = "experience", _("experience")
    PERSONAL_STATEMENT = "personal_statement", _("personal statement")
    LETTER = "letter", _("letter of recommendation")
    MSPE = "mspe", _("MSPE (dean's letter)")
    TRANSCRIPT = "transcript", _("medical school transcript")
    PHOTO = "photo", _("photo")
    SCORES = "scores", _("USMLE transcript")
    TOKEN = "token", _("ERAS token")
    STEP1 = "step1", _("Step 1")
    STEP2 = "step2", _("Step 2 CK")
    STEP3 = "step3", _("Step 3")
    OET = "oet", _("OET Medicine")
    PATHWAY = "pathway", _("ECFMG Pathway")
    CREDENTIALS = "credentials", _("credentials verified")
    ECFMG_CERTIFICATE = "ecfmg_certificate", _("ECFMG certificate")
    CONTRACT = "contract", _("contract")
    STATEMENT_OF_NEED = "statement_of_need", _("Statement of Need")
    DS2019 = "ds2019", _("DS-2019 (J-1)")
    H1B_PETITION = "h1b_petition", _("H-1B petition")
    CONSULATE = "consulate", _("visa appointment")
    TRAINING_LICENCE = "training_licence", _("training licence")
    ORIENTATION = "orientation", _("orientation")
    OTHER = "other", _("other")


class DocumentStatus(models.TextChoices):
    TO_DO = "to_do", _("to do")
    ASKED = "asked", _("asked for")
    STARTED = "started", _("started")
    EXPECTED = "expected", _("expected")
    DONE = "done", _("done")
    NOT_NEEDED = "not_needed", _("not needed")


class Document(models.Model):
    """One paper, exam or step of a season. `entries`: the programs it goes to; none: to all, or to none yet.

    `waived`: the right to read a letter; None: not decided. `text`: a personal statement's own words.
    """

    applicant = models.ForeignKey(Applicant, on_delete=models.CASCADE, related_name="documents")
    match_year = models.PositiveSmallIntegerField(_("Match year"))
    kind = models.CharField(_("kind"), max_length=20, choices=DocumentKind)
    title = models.CharField(_("title"), max_length=200, blank=True)
    status = models.CharField(_("status"), max_length=12, choices=DocumentStatus, default=DocumentStatus.TO_DO)
    due_on = models.DateField(_("due on"), null=True, blank=True)
    done_on = models.DateField(_("done on"), null=True, blank=True)
    expires_on = models.DateField(_("expires on"), null=True, blank=True)
    waived = models.BooleanField(_("right to read it waived"), null=True, blank=True)
    from_us = models.BooleanField(_("written in the US"), null=True, blank=True)
    meaningful = models.BooleanField(_("one of the three most meaningful"), default=False)
    text = models.TextField(_("text"), blank=True, max_length=LONGEST_TEXT)
    note = models.TextField(_("note"), blank=True, max_length=2000)
    entries = models.ManyToManyField(ShortlistEntry, blank=True, related_name="documents", verbose_name=_("programs"))
    revision = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        ordering = ["kind", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=DocumentKind.values), name="document_kind_is_known"),
            models.CheckConstraint(condition=Q(text__length__lte=LONGEST_TEXT), name="document_text_is_bounded"),
        ]

    def __str__(self) -> str:
        return self.title or str(self.get_kind_display())
