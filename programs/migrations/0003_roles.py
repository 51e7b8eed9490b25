"""Two roles: curators decide on statements, links and names; administrators also on sources and accounts."""

from django.contrib.auth.management import create_permissions
from django.db import migrations

CURATOR = [
    "programs.add_statement",
    "programs.add_decision",
    "programs.change_institution",
    "programs.add_institutionalias",
    "programs.change_institutionalias",
    "programs.delete_institutionalias",
    "programs.change_wording",
    "programs.change_employerlink",
]
ADMINISTRATOR = [
    *CURATOR,
    "programs.change_source",
    *(
        f"programs.{act}_{model}"
        for act in ("add", "change", "delete")
        for model in ("season", "seasonevent", "fee")
    ),
    *(f"applicants.{act}_user" for act in ("view", "add", "change", "delete")),
]
ROLES = {"Curator": CURATOR, "Administrator": ADMINISTRATOR}


def make_permissions(apps, alias):
    """Django makes them after all migrations have run; on a first install that is too late for us."""
    for label in ("programs", "applicants"):
        config = apps.get_app_config(label)
        config.models_module = True
        create_permissions(config, apps=apps, using=alias, verbosity=0)
        config.models_module = None


def make_roles(apps, schema_editor):
    alias = schema_editor.connection.alias
    make_permissions(apps, alias)
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    views = list(
        Permission.objects.using(alias)
        .filter(content_type__app_label="programs", codename__startswith="view_")
        .exclude(codename__startswith="view_historical")
    )
    for name, granted in ROLES.items():
        group, _ = Group.objects.using(alias).get_or_create(name=name)
        acts = [
            Permission.objects.using(alias).get(content_type__app_label=label, codename=codename)
            for label, codename in (permission.split(".") for permission in granted)
        ]
        group.permissions.add(*views, *acts)


def drop_roles(apps, schema_editor):
    apps.get_model("auth", "Group").objects.filter(name__in=ROLES).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("programs", "0002_statements_stand"),
        ("applicants", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(make_roles, drop_roles)]
