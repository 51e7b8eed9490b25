from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("unsafe", "0002_a_column_that_must_be_given")]
    operations = [migrations.RemoveField("thing", "note")]
