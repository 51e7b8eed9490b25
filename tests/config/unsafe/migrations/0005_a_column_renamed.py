from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("unsafe", "0004_a_table_renamed")]
    operations = [migrations.RenameField("object", "name", "title")]
