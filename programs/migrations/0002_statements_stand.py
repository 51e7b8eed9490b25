"""Statements cannot be changed in place, and the directory has one version number, from the first day."""

from django.db import migrations

FORBID = """
CREATE FUNCTION programs_statement_is_immutable() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a statement is immutable: record a new one, or decide on this one'
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER statement_is_immutable BEFORE UPDATE ON programs_statement
    FOR EACH ROW EXECUTE FUNCTION programs_statement_is_immutable();
"""
ALLOW = """
DROP TRIGGER statement_is_immutable ON programs_statement;
DROP FUNCTION programs_statement_is_immutable();
"""


def first_version(apps, schema_editor):
    apps.get_model("programs", "DirectoryVersion").objects.get_or_create(pk=1)


class Migration(migrations.Migration):
    dependencies = [("programs", "0001_initial")]

    operations = [
        migrations.RunSQL(FORBID, ALLOW),
        migrations.RunPython(first_version, migrations.RunPython.noop),
    ]
