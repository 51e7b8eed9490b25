# Names of fields and tables, marked for translation. Nothing changes in the database.

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('applicants', '0004_roles_of_guides'),
        ('programs', '0013_names_of_fields'),
    ]

    operations = [
        migrations.AlterField(
            model_name='mailing',
            name='applicant',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='mailings', to='applicants.applicant', verbose_name='applicant'),
        ),
        migrations.AlterField(
            model_name='mailing',
            name='claimed_until',
            field=models.DateTimeField(null=True, verbose_name='claimed until'),
        ),
        migrations.AlterField(
            model_name='mailing',
            name='content',
            field=models.JSONField(blank=True, default=dict, verbose_name='content'),
        ),
        migrations.AlterField(
            model_name='mailing',
            name='sending_since',
            field=models.DateTimeField(null=True, verbose_name='sending since'),
        ),
        migrations.AlterField(
            model_name='story',
            name='decided_at',
            field=models.DateTimeField(blank=True, null=True, verbose_name='decided at'),
        ),
        migrations.AlterField(
            model_name='story',
            name='decided_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='decided by'),
        ),
        migrations.AlterField(
            model_name='story',
            name='specialty',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='programs.specialty', verbose_name='specialty'),
        ),
    ]
