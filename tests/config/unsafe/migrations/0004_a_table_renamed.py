from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("unsafe", "0003_a_column_dropped")]
    operations = [migrations.RenameModel("Thing", "Object")]
