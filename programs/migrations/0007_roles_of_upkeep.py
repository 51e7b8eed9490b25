"""What curators and administrators may do with pages, proposals, readers' reports and yearly tasks."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

SEEN = ["page", "pagecheck", "proposal", "report", "upkeep", "heartbeat"]
CURATOR = ["programs.change_proposal", "programs.change_report", "programs.change_upkeep"]
ADMINISTRATOR = [*CURATOR, "programs.change_page", "programs.add_source"]
ROLES = {"Curator": CURATOR, "Administrator": ADMINISTRATOR}


def grant(apps, schema_editor):
    alias = schema_editor.connection.alias
    config = apps.get_app_config("programs")
    config.models_module = True
    # Django makes them after all migrations have run; on a first install that is too late for us.
    create_permissions(config, apps=apps, using=alias, verbosity=0)
    config.models_module = None
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    of_programs = Permission.objects.using(alias).filter(content_type__app_label="programs")
    for name, granted in ROLES.items():
        group = Group.objects.using(alias).get(name=name)
        names = {f"view_{model}" for model in SEEN} | {one.split(".")[1] for one in granted}
        found = list(of_programs.filter(codename__in=names))
        if len(found) != len(names):
            raise LookupError(f"permissions are missing: {names - {one.codename for one in found}}")
        group.permissions.add(*found)


def take_back(apps, schema_editor):
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    for name, granted in ROLES.items():
        names = {f"view_{model}" for model in SEEN} | {one.split(".")[1] for one in granted}
        found = Permission.objects.filter(content_type__app_label="programs", codename__in=names)
        for group in Group.objects.filter(name=name):
            group.permissions.remove(*found)


class Migration(migrations.Migration):
    dependencies = [("programs", "0006_pages_and_upkeep")]

    operations = [migrations.RunPython(grant, take_back)]
