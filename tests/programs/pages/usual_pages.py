"""Pages as most programs write them, in words of our own: all that each states. No program in them is real."""

PAGES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        """
<h2>Eligibility requirements</h2>
<p>To be considered for an interview, you must meet the following criteria:</p>
<ul><li>Graduated from medical school within the past 5 years</li>
<li>Passed USMLE Step 1 and Step 2 CK on the first attempt</li>
<li>Step 2 CK score of 225 or above</li>
<li>At least 3 months of hands-on clinical experience in the U.S.</li>
<li>ECFMG certification at the time of application (IMGs)</li>
</ul>
<p>Meeting these criteria does not guarantee an interview.</p>
""",
        (
            "accepts_img=yes",
            "ecfmg_certificate_by=application required",
            "max_failed_attempts=0 required any",
            "max_years_since_graduation=5 required",
            "min_step2=225 required",
            "usce_kind=hands_on_only required",
            "usce_months=3 required",
        ),
    ),
    (
        """
<h2>FAQ</h2>
<h3>Do you accept international medical graduates?</h3>
<p>Yes. We welcome applications from IMGs. They must be ECFMG certified by the time they apply.</p>
<h3>Do you sponsor visas?</h3>
<p>We sponsor J-1 visas through ECFMG. We do not sponsor H-1B visas.</p>
<h3>What are your score requirements?</h3>
<p>We do not use a cutoff score for Step 1. For Step 2 CK, we prefer a score of at least 230.</p>
<h3>Is there a limit on years since graduation?</h3>
<p>We give preference to applicants who graduated within the last 3 years.</p>
<h3>Do you require US clinical experience?</h3>
<p>Yes, we require at least two months of US clinical experience. Observerships do not count.</p>
<h3>How many letters do you need?</h3>
<p>We require three letters of recommendation, one of which should be from an internist.</p>
<h3>How many positions are available?</h3>
<p>We have 15 categorical positions each year.</p>
""",
        (
            "accepts_img=yes",
            "ecfmg_certificate_by=application required",
            "letters=3 required",
            "letters_specialty=1 required",
            "max_years_since_graduation=3 preferred",
            "min_step2=230 preferred",
            "positions=15 C",
            "usce_kind=hands_on_only required",
            "usce_months=2 required",
            "visa_h1b=no",
            "visa_j1=yes",
        ),
    ),
    (
        """
<h2>Program at a Glance</h2>
<table><tr><th>Categorical positions</th><td>20</td></tr>
<tr><th>Preliminary positions</th><td>8</td></tr>
<tr><th>NRMP codes</th><td>1234140C0 (categorical), 1234140P0 (preliminary)</td></tr>
<tr><th>Visas sponsored</th><td>J-1</td></tr>
<tr><th>H-1B visas</th><td>No</td></tr>
<tr><th>Application deadline</th><td>October 31, 2025</td></tr>
<tr><th>Interview format</th><td>Virtual</td></tr>
<tr><th>Accepts IMGs</th><td>Yes</td></tr>
<tr><th>Minimum Step 2 CK score</th><td>220</td></tr>
<tr><th>USCE required</th><td>Yes, 3 months</td></tr>
</table>
""",
        (
            "accepts_img=yes",
            "application_deadline=2025-10-31",
            "interview_format=virtual",
            "min_step2=220 required",
            "nrmp_code=1234140C0 C",
            "nrmp_code=1234140P0 P",
            "positions=20 C",
            "positions=8 P",
            "usce_months=3 required",
            "visa_h1b=no",
            "visa_j1=yes",
        ),
    ),
    (
        """
<h2>International Medical Graduates</h2>
<p>International medical graduates are considered if they meet all of the following:</p>
<ol><li>Valid ECFMG certificate at the time of application</li>
<li>At least one year of hands-on clinical experience in the United States</li>
<li>Graduation no more than three years before the start of residency</li>
<li>No failed attempts on any USMLE Step</li>
<li>Three letters of recommendation, at least two from physicians in the United States</li>
</ol>
<p>The hospital sponsors J-1 visas only.</p>
<h2>US graduates</h2>
<p>US seniors need two letters of recommendation.</p>
""",
        (
            "accepts_img=yes",
            "ecfmg_certificate_by=application required",
            "letters=2 required us",
            "letters=3 required img",
            "letters_us=2 required img",
            "max_failed_attempts=0 required any img",
            "max_years_since_graduation=3 required img",
            "usce_kind=hands_on_only required img",
            "usce_months=12 required img",
            "visa_h1b=no",
            "visa_j1=yes",
        ),
    ),
    (
        """
<h2>Application Process</h2>
<p><strong>Letters of Recommendation:</strong> Three letters are required. A chair's letter is not
necessary.</p>
<p><strong>USMLE:</strong> Step 1 must be passed at the time of application. Step 2 CK must be passed before
the rank list deadline. We do not consider applicants with more than one failed attempt.</p>
<p><strong>Visa:</strong> We can sponsor J-1 visas. H-1B visas are considered on a case-by-case basis and
require Step 3.</p>
<p><strong>Deadline:</strong> Applications are due by December 1.</p>
<p><strong>Interviews:</strong> Interviews take place on Mondays and Thursdays from October to January by
Zoom.</p>
""",
        (
            "application_deadline=--12-01",
            "interview_format=virtual",
            "letters=3 required",
            "max_failed_attempts=1 required",
            "step2_by=ranking required",
            "visa_h1b=case_by_case",
            "visa_j1=yes",
        ),
    ),
    (
        """
<h2>Our Residents</h2>
<p>Our program has 30 residents, ten in each class. Twelve of our residents are international medical
graduates.</p>
<h2>Salary and benefits</h2>
<p>PGY-1: $62,000. Three weeks of vacation. The hospital pays for Step 3 and for a visit to a conference
once during residency.</p>
<h2>Curriculum</h2>
<p>Residents complete four months of inpatient medicine each year and two months of electives.</p>
""",
        ("positions=10",),
    ),
    (
        """
<dl><dt>How many residents do you accept?</dt><dd>Six per year.</dd>
<dt>Are there minimum scores?</dt><dd>No.</dd>
<dt>Do you accept applicants with visas?</dt><dd>J-1 only.</dd>
<dt>Do I need US clinical experience?</dt><dd>It is recommended but not required.</dd>
<dt>When is the deadline?</dt><dd>November 30.</dd>
<dt>When will I hear from you?</dt><dd>By December 15.</dd>
</dl>
""",
        (
            "application_deadline=--11-30",
            "positions=6",
            "usce_kind=us_experience_unspecified preferred",
            "usce_months=0",
            "visa_h1b=no",
            "visa_j1=yes",
        ),
    ),
    (
        """
<h2>Applicants</h2>
<p>We are looking for candidates with a strong interest in primary care in an underserved community. There
is no minimum USMLE score, although applicants with scores below 210 on Step 2 CK are less likely to be
invited. We accept graduates up to 5 years after medical school. Two failures in all are the most that we
can accept.</p>
<p>We accept applications from IMGs with ECFMG certification and sponsor J-1 visas.</p>
""",
        (
            "accepts_img=yes",
            "max_years_since_graduation=5",
            "min_step2=210 preferred",
            "visa_j1=yes",
        ),
    ),
    (
        """
<h3>Application requirements</h3>
<p>All applicants</p>
<ul><li>ERAS application by October 15</li>
<li>Three letters of recommendation</li>
<li>USMLE Step 1 and Step 2 CK transcripts</li>
</ul>
<p>International medical graduates</p>
<ul><li>ECFMG certificate</li>
<li>Graduation within five years</li>
<li>Minimum 6 months of U.S. clinical experience (no observerships)</li>
</ul>
<p>Visas: J-1 and H-1B (Step 3 required before ranking)</p>
""",
        (
            "accepts_img=yes",
            "application_deadline=--10-15",
            "h1b_step3_by=ranking required",
            "letters=3 required",
            "usce_kind=hands_on_only required img",
            "usce_months=6 required img",
            "visa_h1b=yes",
            "visa_j1=yes",
        ),
    ),
    (
        """
<h2>Frequently Asked Questions</h2>
<p><b>How do I apply?</b><br>Through ERAS only. Our deadline is November 15th.</p>
<p><b>How many letters do I need?</b><br>Three. At least one from a psychiatrist is preferred.</p>
<p><b>Do you require Step 2 CK before the interview?</b><br>No, but we need a passing score before we rank
you.</p>
<p><b>Do you accept applicants with failed attempts?</b><br>Yes, if you have no more than one failure and
passed on the second attempt.</p>
<p><b>What visas do you sponsor?</b><br>J-1. We do not sponsor H-1B.</p>
<p><b>Are interviews in person?</b><br>Interviews will be virtual this season.</p>
""",
        (
            "application_deadline=--11-15",
            "interview_format=virtual",
            "letters=3 required",
            "letters_specialty=1 preferred",
            "max_failed_attempts=1 required",
            "step2_by=ranking required",
            "visa_h1b=no",
            "visa_j1=yes",
        ),
    ),
    (
        """
<h2>Requirements for US Medical Graduates</h2>
<ul><li>Two letters of recommendation</li>
<li>USMLE Step 1 or COMLEX Level 1</li>
</ul>
<h2>Requirements for International Medical Graduates</h2>
<ul><li>Three letters of recommendation, at least one from a US physician</li>
<li>ECFMG certification by the time of application</li>
<li>Graduated within three years</li>
<li>USMLE Steps 1 and 2 CK on first attempt</li>
</ul>
<h2>Visas</h2>
<p>The program does not sponsor H-1B visas.</p>
""",
        (
            "accepts_img=yes",
            "ecfmg_certificate_by=application required",
            "letters=2 required us",
            "letters=3 required img",
            "letters_us=1 required img",
            "max_failed_attempts=0 required any img",
            "max_years_since_graduation=3 required img",
            "visa_h1b=no",
        ),
    ),
    (
        """
<h1>Family Medicine Residency FAQ</h1>
<h3>What are you looking for in an applicant?</h3>
<p>We look for applicants committed to family medicine. Most of our residents speak Spanish.</p>
<h3>What are the minimum requirements?</h3>
<ul><li>Graduation from medical school in the last 10 years</li>
<li>No more than 2 attempts on each USMLE step</li>
<li>At least 3 letters of recommendation, one from a family physician</li>
<li>3 months of clinical experience in the US within the last 3 years</li>
</ul>
<h3>Do you have an osteopathic track?</h3>
<p>Yes, we have osteopathic recognition.</p>
<h3>How many applications do you receive?</h3>
<p>About 2,000 for 8 positions.</p>
<h3>How many do you interview?</h3>
<p>About 100.</p>
<h3>What is your board pass rate?</h3>
<p>100 percent over the last five years.</p>
""",
        (
            "letters=3 required",
            "letters_specialty=1 required",
            "max_failed_attempts=1 required any",
            "max_years_since_graduation=10 required",
            "positions=8",
            "usce_months=3 required",
            "usce_recency=3 required",
        ),
    ),
    (
        """
<h1>Neurology</h1>
<h2>Residency</h2>
<p>We offer six categorical positions through the Match. Applicants need three letters of recommendation.
Our deadline is October 31.</p>
<h2>Fellowships</h2>
<p>Our stroke fellowship takes two fellows a year. Applicants need two letters of recommendation and must
apply by July 1. J-1 visas are not sponsored for fellows.</p>
""",
        (
            "application_deadline=--10-31",
            "letters=3 required",
            "positions=6 C",
        ),
    ),
    (
        """
<h2>Our selection process</h2>
<p>Last year we received over 3,000 applications and interviewed 120 candidates for our 12 positions. The
average Step 2 CK score of our matched residents was 238, and 40% were IMGs. Applicants are selected for
interview on the basis of board scores, letters, and the personal statement. We do not have cut-offs.
Applicants with visa needs: we sponsor J-1 only.</p>
""",
        (
            "accepts_img=yes",
            "positions=12",
            "visa_h1b=no",
            "visa_j1=yes",
        ),
    ),
    (
        """
<h2>Dates</h2>
<table><tr><th>Date</th><th>Event</th></tr>
<tr><td>September 24, 2025</td><td>Programs may begin to review applications</td></tr>
<tr><td>November 1, 2025</td><td>Application deadline</td></tr>
<tr><td>October to January</td><td>Interviews (virtual)</td></tr>
<tr><td>March 4, 2026</td><td>Rank order lists due</td></tr>
<tr><td>March 20, 2026</td><td>Match Day</td></tr>
</table>
""",
        (
            "application_deadline=2025-11-01",
            "interview_format=virtual",
        ),
    ),
    (
        """
<h2>Stipends and leave</h2>
<p>PGY1 $64,000; PGY2 $66,000; PGY3 $68,500. Residents get four weeks of vacation per year and 12 days of
sick leave. Residents who fail Step 3 twice will not be promoted.</p>
<p>Three residents per year may go to a national conference.</p>
""",
        (),
    ),
    (
        """
<h2>Eligibility</h2>
<p>We will consider applicants who:</p>
<ol><li>Are US citizens, permanent residents, or hold or are eligible for a J-1 visa</li>
<li>Graduated from medical school no earlier than 2020 for the 2025 season</li>
<li>Have passed Step 1 and 2 CK (no minimum score) with at most one failure in total</li>
<li>Have at least one month of USCE</li>
</ol>
<p>We cannot consider applicants for PGY-2 positions.</p>
""",
        (
            "max_failed_attempts=1 required any",
            "max_years_since_graduation=5 required",
            "usce_months=1 required",
            "visa_j1=yes",
        ),
    ),
    (
        """
<h1>Department of Surgery</h1>
<h2>General Surgery Residency</h2>
<h3>Application</h3>
<p>We offer five categorical positions and four non-designated preliminary positions each year. Applications
are accepted only through ERAS and must be complete by November 1.</p>
<p>The following materials must be received before your application is reviewed:</p>
<ul><li>ERAS common application form</li>
<li>Personal statement</li>
<li>Three letters of recommendation, one of which must be from the chair of surgery</li>
<li>USMLE transcript with Step 1 and Step 2 CK scores</li>
<li>MSPE</li>
</ul>
<h3>International graduates</h3>
<p>International medical graduates must hold a valid ECFMG certificate at the time of application and must
have had at least six months of hands-on clinical experience in a US hospital. Only J-1 visas are
sponsored.</p>
""",
        (
            "accepts_img=yes",
            "application_deadline=--11-01",
            "ecfmg_certificate_by=application required",
            "letters=3 required",
            "letters_specialty=1 required",
            "positions=4 P",
            "positions=5 C",
            "step2_by=application required",
            "usce_kind=hands_on_only required img",
            "usce_months=6 required img",
            "visa_h1b=no",
            "visa_j1=yes",
        ),
    ),
    (
        """
<h1>Pediatrics Residency</h1>
<h2>Who can apply?</h2>
<p>We welcome applications from US and Canadian MD and DO graduates and from international medical
graduates. IMGs need:</p>
<ul><li>an ECFMG certificate before the Match</li>
<li>a score of at least 215 on both Step 1 and Step 2 CK</li>
<li>no more than one failed attempt</li>
<li>graduation within the last seven years, or active clinical practice in the last two</li>
</ul>
<h2>Visa</h2>
<p>We support the J-1. The H-1B may be possible for applicants who have passed Step 3; please contact
us.</p>
""",
        (
            "accepts_img=yes",
            "ecfmg_certificate_by=ranking required",
            "max_failed_attempts=1 required img",
            "max_years_since_graduation=7 required img unless active practice",
            "min_step1=215 required img",
            "min_step2=215 required img",
            "visa_h1b=case_by_case",
            "visa_j1=yes",
        ),
    ),
    (
        """
<h1>Transitional Year</h1>
<p>Positions: 10 (TY). Length: 1 year. Salary: $61,000. Visas: none. Deadline: rolling. Interviews: virtual.
IMGs: considered. Letters: 2. USCE: not required. Step 2 CK: required before ranking.</p>
""",
        (
            "accepts_img=yes",
            "interview_format=virtual",
            "letters=2",
            "positions=10",
            "step2_by=ranking required",
            "usce_months=0",
            "visa_h1b=no",
            "visa_j1=no",
            "visa_other=none_sponsored",
        ),
    ),
    (
        """
<h1>Anesthesiology Residency</h1>
<p>The Department of Anesthesiology offers 14 categorical (four-year) positions and 4 advanced positions
each year through the NRMP. NRMP codes: 1456040C0 and 1456040A0.</p>
<h2>Requirements</h2>
<ul><li>Graduation from an LCME, AOA or ECFMG-recognized medical school</li>
<li>Step 1 and Step 2 CK, passing scores, no more than one retake</li>
<li>Letters of recommendation: a minimum of 3, with one from an anesthesiologist preferred</li>
<li>Visas: the medical school sponsors J-1 visas; no other visa is supported</li>
</ul>
<p>Applications are reviewed as they arrive. The final date for receipt of applications is November
20th.</p>
""",
        (
            "application_deadline=--11-20",
            "letters=3 required",
            "letters_specialty=1 preferred",
            "max_failed_attempts=1 required any",
            "nrmp_code=1456040A0 A",
            "nrmp_code=1456040C0 C",
            "positions=14 C",
            "positions=4 A",
            "visa_h1b=no",
            "visa_j1=yes",
        ),
    ),
    (
        """
<h1>Internal Medicine Residency</h1>
<h2>Application Requirements</h2>
<p>The Internal Medicine Residency Program participates in the National Resident Matching Program (NRMP).
Applications are accepted only through ERAS. The application deadline for the 2026-2027 season is November
1.</p>
<h3>Eligibility</h3>
<ul><li>Graduation from medical school within the last 5 years (exceptions may be made for candidates in
active clinical practice)</li>
<li>USMLE Step 1: pass on first attempt preferred</li>
<li>USMLE Step 2 CK: minimum score of 225; no more than one failed attempt</li>
<li>Three letters of recommendation, at least one from an internist who has worked with you in the US</li>
<li>At least three months of hands-on clinical experience in the United States (observerships do not
count)</li>
<li>ECFMG certification before rank order list submission</li></ul>
<h3>Visa</h3>
<p>We sponsor J-1 visas. H-1B visas may be considered for candidates who have passed Step 3 before
ranking.</p>
<h3>Positions</h3>
<table><tr><th>Track</th><th>NRMP code</th><th>Positions</th></tr>
<tr><td>Categorical</td><td>1234140C0</td><td>20</td></tr>
<tr><td>Preliminary</td><td>1234140P0</td><td>6</td></tr></table>
""",
        (
            "application_deadline=--11-01",
            "ecfmg_certificate_by=ranking required",
            "h1b_step3_by=ranking required",
            "letters=3 required",
            "letters_specialty=1 required",
            "letters_us=1 required",
            "max_failed_attempts=0 preferred step1",
            "max_failed_attempts=1 required step2",
            "max_years_since_graduation=5 required unless active practice",
            "min_step2=225 required",
            "nrmp_code=1234140C0 C",
            "nrmp_code=1234140P0 P",
            "positions=20 C",
            "positions=6 P",
            "usce_kind=hands_on_only required",
            "usce_months=3 required",
            "visa_h1b=case_by_case",
            "visa_j1=yes",
        ),
    ),
    (
        """
<h1>Resident Eligibility and Selection Policy</h1>
<p>This policy applies to all ACGME-accredited residency programs sponsored by Test Health.</p>
<p>Applicants with one of the following qualifications are eligible for appointment:</p>
<ol><li>Graduates of medical schools in the United States and Canada accredited by the LCME.</li>
<li>Graduates of colleges of osteopathic medicine accredited by the AOA.</li>
<li>Graduates of medical schools outside the United States and Canada who hold a currently valid ECFMG
certificate prior to appointment, or have a full and unrestricted license to practice medicine in a US
licensing jurisdiction.</li></ol>
<p>All incoming residents must have passed USMLE Step 1 and Step 2 CK or COMLEX Level 1 and Level 2-CE prior
to the start of training. Residents must pass Step 3 before promotion to PGY-3.</p>
<p>Test Health sponsors the J-1 visa only. H-1B visas are not sponsored except for residents who transfer
with an existing H-1B.</p>
<p>Applicants who have failed any USMLE Step more than twice will not be considered. Exceptions require
approval of the DIO.</p>
""",
        (
            "accepts_img=yes",
            "ecfmg_certificate_by=start required unless full US license",
            "max_failed_attempts=2 required any unless an exception is made",
            "step2_by=start required",
            "visa_h1b=transfer_only",
            "visa_j1=yes",
        ),
    ),
    (
        """
<h1>Psychiatry Residency Program</h1>
<h2>How to Apply</h2>
<p>Thank you for your interest. A complete ERAS application includes:</p>
<ul><li>ERAS common application form</li>
<li>Personal statement</li>
<li>Curriculum vitae</li>
<li>MSPE</li>
<li>Medical school transcript</li>
<li>USMLE or COMLEX transcript</li>
<li>Three letters of recommendation (one from a psychiatrist preferred)</li>
<li>ECFMG status report (IMGs)</li></ul>
<p>We begin reviewing applications on September 24 and send interview invitations from October. Applications
received after November 15 will be reviewed only if positions remain open.</p>
<h2>Selection criteria</h2>
<ul><li>Passing scores on Step 1 and Step 2 CK (or COMLEX equivalents)</li>
<li>No more than 2 attempts on any Step</li>
<li>Graduation within 7 years, or continuous clinical practice since graduation</li>
<li>Demonstrated interest in psychiatry</li></ul>
<h2>International Medical Graduates</h2>
<p>IMGs must be ECFMG certified at the time of application. U.S. clinical experience is strongly
recommended. We accept J-1 visas. We do not sponsor H-1B visas.</p>
<p>Our current class includes 8 residents: 5 from US schools and 3 IMGs.</p>
""",
        (
            "accepts_img=yes",
            "ecfmg_certificate_by=application required",
            "letters=3 required",
            "letters_specialty=1 preferred",
            "max_failed_attempts=1 required any",
            "max_years_since_graduation=7 required unless active practice",
            "usce_kind=us_experience_unspecified preferred img",
            "visa_h1b=no",
            "visa_j1=yes",
        ),
    ),
    (
        """
<h1>Neurology Residency</h1>
<h2>Application Process</h2>
<p>We participate in the NRMP Match and accept applications through ERAS for our advanced and categorical
positions. Our program offers 6 categorical positions each year. To be considered, please submit the
following by October 31, 2026:</p>
<ul><li>Completed ERAS application</li>
<li>At least three letters of recommendation, preferably including one from a neurologist</li>
<li>MSPE</li>
<li>USMLE Step 1 and Step 2 CK transcripts</li></ul>
<p>Applicants are expected to have passed Step 1 and Step 2 CK on their first attempt, although exceptions
are occasionally made.</p>
<h2>International graduates</h2>
<p>Graduates of foreign medical schools must have a valid ECFMG certificate by the start of residency. We
give preference to those with at least one year of clinical experience in the US. The department can support
J-1 visas; we regret that we cannot support H-1B visas.</p>
""",
        (
            "accepts_img=yes",
            "application_deadline=2026-10-31",
            "ecfmg_certificate_by=start required",
            "letters=3 required",
            "letters_specialty=1 preferred",
            "max_failed_attempts=0 required any unless an exception is made",
            "positions=6 C",
            "step2_by=application required",
            "usce_months=12 preferred img",
            "visa_h1b=no",
            "visa_j1=yes",
        ),
    ),
    (
        """
<h1>Pathology Residency Program</h1>
<h2>Eligibility</h2>
<p>Applicants must meet all of the following criteria:</p>
<ul><li>MD or DO degree obtained less than 10 years ago</li>
<li>Passing scores on USMLE Steps 1 and 2 with no more than three total attempts</li>
<li>For foreign graduates: valid ECFMG certificate at the time of ranking</li>
<li>Eligibility for a J-1 visa, permanent residency or US citizenship</li></ul>
<h2>Preferred qualifications</h2>
<ul><li>Step 1 and Step 2 CK scores above 220</li>
<li>Pathology observership or externship in the US of at least one month</li>
<li>Graduation within 5 years</li>
<li>Research experience</li></ul>
<h2>Documents</h2>
<ul><li>Three letters of recommendation, of which two from pathologists</li>
<li>Personal statement</li>
<li>CV</li></ul>
<p>Deadline for completed applications is December 15. We offer four positions per year.</p>
""",
        (
            "accepts_img=yes",
            "application_deadline=--12-15",
            "ecfmg_certificate_by=ranking required",
            "letters=3 required",
            "letters_specialty=2 required",
            "max_failed_attempts=2 required any",
            "max_years_since_graduation=10 required",
            "max_years_since_graduation=5 preferred",
            "min_step1=220 preferred",
            "min_step2=220 preferred",
            "positions=4",
            "usce_kind=observership_counts preferred",
            "usce_months=1 preferred",
            "visa_j1=yes",
        ),
    ),
    (
        """
<h1>Transitional Year Program</h1>
<p>Our Transitional Year has 12 positions. We do not accept applications from international medical
graduates who require a visa.</p>
<p>Applicants should have:</p>
<ul><li>No USMLE failures</li>
<li>Step 2 CK available by the time rank lists are due</li>
<li>Two letters of recommendation plus MSPE</li></ul>
<p>Only applications complete by December 1 are reviewed. This year's interviews will be held on November
10, November 17 and December 8 by video conference.</p>
""",
        (
            "application_deadline=--12-01",
            "interview_format=virtual",
            "letters=2 required",
            "max_failed_attempts=0 required",
            "positions=12",
            "step2_by=ranking required",
            "visa_h1b=no",
            "visa_j1=no",
            "visa_other=none_sponsored",
        ),
    ),
)
