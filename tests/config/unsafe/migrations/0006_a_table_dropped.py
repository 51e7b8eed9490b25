from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("unsafe", "0005_a_column_renamed")]
    operations = [migrations.DeleteModel("Object")]
