import pytest
from hypothesis import given
from hypothesis import strategies as st

from programs import fields
from programs.checking import StatementError, checked

CONTRACT = [
    "accepts_img",
    "visa_j1",
    "visa_h1b",
    "visa_other",
    "h1b_step3_by",
    "step2_by",
    "ecfmg_certificate_by",
    "min_step1",
    "min_step2",
    "max_failed_attempts",
    "max_years_since_graduation",
    "usce_months",
    "usce_recency",
    "clinical_recency",
    "usce_kind",
    "prior_us_training_months",
    "letters",
    "letters_us",
    "letters_specialty",
    "step3",
    "state_letter",
    "positions",
    "img_residents",
    "school_requirement",
    "signal_policy",
    "interview_format",
    "visiting_students",
    "accreditation_status",
    "application_opens",
    "application_deadline",
    "website",
    "nrmp_code",
    "acgme_id",
]


def test_the_registry_holds_the_fields_of_the_contract():
    assert sorted(fields.FIELDS) == sorted(CONTRACT)


@pytest.mark.parametrize(
    ("name", "said", "kept"),
    [
        ("visa_h1b", "transfer_only", "transfer_only"),
        ("min_step2", " 0220 ", "220"),
        ("application_deadline", "2026-12-01", "2026-12-01"),
        ("application_deadline", "--02-29", "--02-29"),
        ("img_residents", "12/30", "12/30"),
        ("img_residents", "05/020", "5/20"),
        ("img_residents", "30/30", "30/30"),
        ("acgme_id", "1403521301", "1403521301"),
        ("website", "https://program.example/residency", "https://program.example/residency"),
    ],
)
def test_a_value_is_kept_in_one_form(name, said, kept):
    assert fields.FIELDS[name].canonical(said) == kept


@pytest.mark.parametrize(
    ("name", "said", "reason"),
    [
        ("visa_j1", "transfer_only", "is not one of yes, case_by_case, no"),
        ("min_step2", "301", "301 is outside 1 to 300"),
        ("min_step2", "-5", "is not a whole number"),
        ("min_step2", "٢٢٠", "is not a whole number"),
        ("application_deadline", "--13-01", "is not a date"),
        ("application_deadline", "2026-02-30", "is not a date"),
        ("application_deadline", "1926-02-03", "outside the years"),
        ("img_residents", "0/0", "'0/0' is no part of a whole"),
        ("img_residents", "5/0", "'5/0' is no part of a whole"),
        ("img_residents", "50/10", "'50/10' is no part of a whole"),
        ("acgme_id", "14035", "is not a acgme_id"),
        ("website", "javascript:alert(1)", "is not a website"),
        ("website", "https://例え.example/", "is not a website"),
        ("website", 'https://program.example/">', "is not a website"),
    ],
)
def test_what_is_not_a_value_is_refused_with_a_sentence(name, said, reason):
    with pytest.raises(ValueError, match=reason):
        fields.FIELDS[name].canonical(said)


@given(st.sampled_from(sorted(fields.FIELDS)), st.text(max_size=30))
def test_any_text_is_kept_in_a_form_that_reads_back_or_refused(name, text):
    try:
        kept = fields.FIELDS[name].canonical(text)
    except ValueError as error:
        assert str(error)
        return
    assert fields.FIELDS[name].canonical(kept) == kept


@given(*[st.text(max_size=12)] * 6)
def test_any_columns_are_checked_without_another_error(name, value, strength, scope, kind, cycle):
    try:
        checked(name=name, value=value, strength=strength, scope=scope, kind=kind, cycle=cycle)
    except StatementError as error:
        assert error.field in {"field", "value", "strength", "scope", "kind", "stated_cycle"}
        assert error.message
