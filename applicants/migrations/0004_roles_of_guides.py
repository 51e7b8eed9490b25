"""Curators write guides and decide on stories; administrators also take guides away."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

CURATOR = [
    *(f"{act}_{model}" for act in ("view", "add", "change") for model in ("guide", "reference")),
    "delete_reference",
    "view_story",
    "change_story",
]
ROLES = {"Curator": CURATOR, "Administrator": [*CURATOR, "delete_guide", "delete_story"]}


def grant(apps, schema_editor):
    alias = schema_editor.connection.alias
    config = apps.get_app_config("applicants")
    config.models_module = True
    # Django makes them after all migrations have run; on a first install that is too late for us.
    create_permissions(config, apps=apps, using=alias, verbosity=0)
    config.models_module = None
    for group, names, found in _granted(apps, alias):
        if len(found) != len(names):
            raise LookupError(f"permissions are missing: {set(names) - {one.codename for one in found}}")
        group.permissions.add(*found)


def take_back(apps, schema_editor):
    for group, _names, found in _granted(apps, schema_editor.connection.alias):
        group.permissions.remove(*found)


def _granted(apps, alias):
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    for name, names in ROLES.items():
        found = Permission.objects.using(alias).filter(content_type__app_label="applicants", codename__in=names)
        yield Group.objects.using(alias).get(name=name), names, list(found)


class Migration(migrations.Migration):
    dependencies = [("applicants", "0003_guides_and_stories"), ("programs", "0007_roles_of_upkeep")]

    operations = [migrations.RunPython(grant, take_back)]
