from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("unsafe", "0006_a_table_dropped")]
    operations = [
        migrations.CreateModel(name="Room", fields=[("id", models.BigAutoField(primary_key=True))]),
        migrations.AddField("room", "doors", models.IntegerField(null=True)),
        migrations.AddField("room", "windows", models.IntegerField(db_default=1)),
        AddIndexConcurrently("room", models.Index(fields=["doors"], name="unsafe_doors")),
    ]
