from programs.pages.rosters import resident_schools
from programs.pages.text import read

CARDS = """<h1>Current Residents</h1><h2>PGY-1</h2>
<p>Test Person One, MD</p><p>Medical School: Test University School of Medicine</p><p>Hometown: Testville</p>
<p>Test Person Two, DO</p><p>Test University School of Medicine</p><p>I came here because of the people I met.</p>
<p>Test Person Three, MD</p><p>Example Medical College</p><p>Undergraduate: Test State University</p>
<h2>Faculty</h2><p>Other University School of Medicine</p>"""


def test_schools_of_residents_are_counted_as_named() -> None:
    assert resident_schools(read(CARDS)) == (("Test University School of Medicine", 2), ("Example Medical College", 1))


def test_no_person_is_ever_named() -> None:
    assert not any("Person" in school for school, _ in resident_schools(read(CARDS)))


def test_a_column_of_a_table_names_the_schools() -> None:
    html = """<h1>Residents</h1><table><tr><th>Name</th><th>Medical School</th><th>College</th></tr>
    <tr><td>Test Person</td><td>Test Medical College, MD</td><td>Test State</td></tr>
    <tr><td>Test Other</td><td>test medical college</td><td>Test State</td></tr></table>"""

    assert resident_schools(read(html)) == (("Test Medical College", 2),)


def test_a_page_about_others_is_no_roster() -> None:
    assert resident_schools(read("<h1>Alumni</h1><p>Test University School of Medicine</p>")) == ()
    assert resident_schools(read("<h1>Our hospital</h1><p>Test University School of Medicine</p>")) == ()


def test_what_names_no_school_is_left_out() -> None:
    html = "<h1>Residents</h1><p>Medical School: -</p><p>Medical School: University</p><p>She loves Test University</p>"

    assert [school for school, _ in resident_schools(read(html))] == ["University"]
