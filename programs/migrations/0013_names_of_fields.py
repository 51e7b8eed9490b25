# Names of fields and tables, marked for translation. Nothing changes in the database.

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('programs', '0012_kept_by_hand'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='fee',
            options={'ordering': ['match_year', 'fee', 'from_count'], 'verbose_name': 'fee', 'verbose_name_plural': 'fees'},
        ),
        migrations.AlterModelOptions(
            name='season',
            options={'ordering': ['-match_year'], 'verbose_name': 'season', 'verbose_name_plural': 'seasons'},
        ),
        migrations.AlterModelOptions(
            name='specialtysignal',
            options={'ordering': ['-match_year'], 'verbose_name': 'specialty signal', 'verbose_name_plural': 'specialty signals'},
        ),
        migrations.AlterField(
            model_name='change',
            name='after',
            field=models.JSONField(null=True, verbose_name='after'),
        ),
        migrations.AlterField(
            model_name='change',
            name='at',
            field=models.DateTimeField(verbose_name='when'),
        ),
        migrations.AlterField(
            model_name='change',
            name='before',
            field=models.JSONField(null=True, verbose_name='before'),
        ),
        migrations.AlterField(
            model_name='change',
            name='by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by whom'),
        ),
        migrations.AlterField(
            model_name='change',
            name='field',
            field=models.CharField(max_length=40, verbose_name='field'),
        ),
        migrations.AlterField(
            model_name='change',
            name='kind',
            field=models.CharField(blank=True, max_length=1, verbose_name='track kind'),
        ),
        migrations.AlterField(
            model_name='change',
            name='member',
            field=models.CharField(blank=True, max_length=40, verbose_name='one of several values'),
        ),
        migrations.AlterField(
            model_name='change',
            name='program',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='programs.program', verbose_name='program'),
        ),
        migrations.AlterField(
            model_name='change',
            name='scope',
            field=models.CharField(blank=True, max_length=10, verbose_name='scope'),
        ),
        migrations.AlterField(
            model_name='change',
            name='source',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='programs.source', verbose_name='source'),
        ),
        migrations.AlterField(
            model_name='change',
            name='strength_class',
            field=models.CharField(choices=[('limit', 'limit'), ('preference', 'preference')], max_length=10, verbose_name='strength class'),
        ),
        migrations.AlterField(
            model_name='change',
            name='why',
            field=models.CharField(max_length=300, verbose_name='why'),
        ),
        migrations.AlterField(
            model_name='city',
            name='county',
            field=models.CharField(max_length=100, verbose_name='county'),
        ),
        migrations.AlterField(
            model_name='city',
            name='latitude',
            field=models.FloatField(verbose_name='latitude'),
        ),
        migrations.AlterField(
            model_name='city',
            name='longitude',
            field=models.FloatField(verbose_name='longitude'),
        ),
        migrations.AlterField(
            model_name='city',
            name='name',
            field=models.CharField(max_length=100, verbose_name='name'),
        ),
        migrations.AlterField(
            model_name='city',
            name='state',
            field=models.CharField(max_length=2, verbose_name='state'),
        ),
        migrations.AlterField(
            model_name='decision',
            name='at',
            field=models.DateTimeField(auto_now_add=True, verbose_name='when'),
        ),
        migrations.AlterField(
            model_name='decision',
            name='by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by whom'),
        ),
        migrations.AlterField(
            model_name='decision',
            name='statement',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='decisions', to='programs.statement', verbose_name='statement'),
        ),
        migrations.AlterField(
            model_name='employerlink',
            name='certainty',
            field=models.CharField(choices=[('sure', 'sure'), ('city_only', 'sure of name and city'), ('likely', 'likely, to be confirmed'), ('unsure', 'unsure, to be confirmed'), ('unknown', 'unknown')], max_length=10, verbose_name='certainty'),
        ),
        migrations.AlterField(
            model_name='employerlink',
            name='institution',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='employer_links', to='programs.institution', verbose_name='institution'),
        ),
        migrations.AlterField(
            model_name='employerlink',
            name='reason',
            field=models.CharField(blank=True, max_length=300, verbose_name='reason'),
        ),
        migrations.AlterField(
            model_name='fact',
            name='agreement',
            field=models.CharField(choices=[('single', 'one source says so'), ('agreed', 'more than one page says so'), ('disputed', 'sources differ')], max_length=10, verbose_name='agreement'),
        ),
        migrations.AlterField(
            model_name='fact',
            name='field',
            field=models.CharField(max_length=40, verbose_name='field'),
        ),
        migrations.AlterField(
            model_name='fact',
            name='kind',
            field=models.CharField(blank=True, max_length=1, verbose_name='track kind'),
        ),
        migrations.AlterField(
            model_name='fact',
            name='member',
            field=models.CharField(blank=True, max_length=40, verbose_name='one of several values'),
        ),
        migrations.AlterField(
            model_name='fact',
            name='program',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='programs.program', verbose_name='program'),
        ),
        migrations.AlterField(
            model_name='fact',
            name='scope',
            field=models.CharField(blank=True, max_length=10, verbose_name='scope'),
        ),
        migrations.AlterField(
            model_name='fact',
            name='strength_class',
            field=models.CharField(choices=[('limit', 'limit'), ('preference', 'preference')], max_length=10, verbose_name='strength class'),
        ),
        migrations.AlterField(
            model_name='fee',
            name='amount_usd',
            field=models.DecimalField(decimal_places=2, max_digits=8, verbose_name='amount (USD)'),
        ),
        migrations.AlterField(
            model_name='fee',
            name='fee',
            field=models.SlugField(max_length=40, verbose_name='fee'),
        ),
        migrations.AlterField(
            model_name='fee',
            name='from_count',
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='from count'),
        ),
        migrations.AlterField(
            model_name='fee',
            name='grade',
            field=models.CharField(choices=[('A', 'official'), ('B', 'reputable second hand'), ('C', 'reported'), ('C2', 'reported by two unrelated sources')], max_length=2, verbose_name='grade'),
        ),
        migrations.AlterField(
            model_name='fee',
            name='match_year',
            field=models.PositiveSmallIntegerField(verbose_name='match year'),
        ),
        migrations.AlterField(
            model_name='fee',
            name='per',
            field=models.CharField(max_length=20, verbose_name='counted per'),
        ),
        migrations.AlterField(
            model_name='fee',
            name='source_url',
            field=models.URLField(blank=True, max_length=500, verbose_name='address of the source'),
        ),
        migrations.AlterField(
            model_name='fee',
            name='to_count',
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='to count'),
        ),
        migrations.AlterField(
            model_name='fee',
            name='unit',
            field=models.CharField(max_length=30, verbose_name='unit'),
        ),
        migrations.AlterField(
            model_name='fetch',
            name='address',
            field=models.CharField(max_length=1000, verbose_name='address'),
        ),
        migrations.AlterField(
            model_name='fetch',
            name='changed_facts',
            field=models.PositiveIntegerField(default=0, verbose_name='changed facts'),
        ),
        migrations.AlterField(
            model_name='fetch',
            name='changed_rows',
            field=models.PositiveIntegerField(default=0, verbose_name='changed rows'),
        ),
        migrations.AlterField(
            model_name='fetch',
            name='content_hash',
            field=models.CharField(blank=True, max_length=64, verbose_name='content hash'),
        ),
        migrations.AlterField(
            model_name='fetch',
            name='dry_run',
            field=models.BooleanField(default=False, verbose_name='dry run'),
        ),
        migrations.AlterField(
            model_name='fetch',
            name='finished',
            field=models.DateTimeField(null=True, verbose_name='finished'),
        ),
        migrations.AlterField(
            model_name='fetch',
            name='held',
            field=models.PositiveIntegerField(default=0, verbose_name='held'),
        ),
        migrations.AlterField(
            model_name='fetch',
            name='new_statements',
            field=models.PositiveIntegerField(default=0, verbose_name='new statements'),
        ),
        migrations.AlterField(
            model_name='fetch',
            name='outcome',
            field=models.CharField(choices=[('running', 'running'), ('ok', 'done'), ('unchanged', 'unchanged'), ('held', 'held'), ('failed', 'failed')], default='running', max_length=10, verbose_name='outcome'),
        ),
        migrations.AlterField(
            model_name='fetch',
            name='read',
            field=models.PositiveIntegerField(default=0, verbose_name='rows read'),
        ),
        migrations.AlterField(
            model_name='fetch',
            name='reason',
            field=models.TextField(blank=True, verbose_name='reason'),
        ),
        migrations.AlterField(
            model_name='fetch',
            name='rejected',
            field=models.PositiveIntegerField(default=0, verbose_name='rows rejected'),
        ),
        migrations.AlterField(
            model_name='fetch',
            name='rows_by_file',
            field=models.JSONField(default=dict, verbose_name='rows by file'),
        ),
        migrations.AlterField(
            model_name='fetch',
            name='size',
            field=models.PositiveBigIntegerField(blank=True, null=True, verbose_name='size'),
        ),
        migrations.AlterField(
            model_name='fetch',
            name='source',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='fetches', to='programs.source', verbose_name='source'),
        ),
        migrations.AlterField(
            model_name='fetch',
            name='started',
            field=models.DateTimeField(verbose_name='started'),
        ),
        migrations.AlterField(
            model_name='fetch',
            name='status',
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='status'),
        ),
        migrations.AlterField(
            model_name='filingcase',
            name='begins',
            field=models.DateField(null=True, verbose_name='begins'),
        ),
        migrations.AlterField(
            model_name='filingcase',
            name='case_number',
            field=models.CharField(max_length=30, unique=True, verbose_name='case number'),
        ),
        migrations.AlterField(
            model_name='filingcase',
            name='certified',
            field=models.BooleanField(db_default=True, default=True, verbose_name='certified filing'),
        ),
        migrations.AlterField(
            model_name='filingcase',
            name='employer',
            field=models.CharField(max_length=300, verbose_name='employer'),
        ),
        migrations.AlterField(
            model_name='filingcase',
            name='employer_key',
            field=models.CharField(db_index=True, max_length=300, verbose_name='employer key'),
        ),
        migrations.AlterField(
            model_name='filingcase',
            name='ends',
            field=models.DateField(null=True, verbose_name='ends'),
        ),
        migrations.AlterField(
            model_name='filingcase',
            name='job_title',
            field=models.CharField(max_length=300, verbose_name='job title'),
        ),
        migrations.AlterField(
            model_name='filingcase',
            name='resident_titled',
            field=models.BooleanField(default=False, verbose_name='titled as a resident'),
        ),
        migrations.AlterField(
            model_name='filingcase',
            name='soc_code',
            field=models.CharField(max_length=12, verbose_name='SOC code'),
        ),
        migrations.AlterField(
            model_name='filingcase',
            name='source',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='programs.source', verbose_name='source'),
        ),
        migrations.AlterField(
            model_name='filingcase',
            name='trade_name',
            field=models.CharField(blank=True, max_length=300, verbose_name='trade name'),
        ),
        migrations.AlterField(
            model_name='filingcase',
            name='wage_from',
            field=models.DecimalField(decimal_places=2, max_digits=12, null=True, verbose_name='wage from'),
        ),
        migrations.AlterField(
            model_name='filingcase',
            name='wage_level',
            field=models.CharField(blank=True, max_length=4, verbose_name='wage level'),
        ),
        migrations.AlterField(
            model_name='filingcase',
            name='wage_to',
            field=models.DecimalField(decimal_places=2, max_digits=12, null=True, verbose_name='wage to'),
        ),
        migrations.AlterField(
            model_name='filingcase',
            name='wage_unit',
            field=models.CharField(blank=True, max_length=12, verbose_name='wage unit'),
        ),
        migrations.AlterField(
            model_name='filingcase',
            name='worksite_city',
            field=models.CharField(blank=True, max_length=100, verbose_name='worksite city'),
        ),
        migrations.AlterField(
            model_name='filingcase',
            name='worksite_postal_code',
            field=models.CharField(blank=True, max_length=10, verbose_name='worksite postal code'),
        ),
        migrations.AlterField(
            model_name='filingcase',
            name='worksite_state',
            field=models.CharField(blank=True, max_length=2, verbose_name='worksite state'),
        ),
        migrations.AlterField(
            model_name='heartbeat',
            name='at',
            field=models.DateTimeField(verbose_name='when'),
        ),
        migrations.AlterField(
            model_name='heartbeat',
            name='kind',
            field=models.CharField(choices=[('worker', 'worker'), ('beat', 'beat')], max_length=10, verbose_name='kind'),
        ),
        migrations.AlterField(
            model_name='heartbeat',
            name='name',
            field=models.CharField(max_length=200, unique=True, verbose_name='name'),
        ),
        migrations.AlterField(
            model_name='heartbeat',
            name='version',
            field=models.CharField(blank=True, max_length=40, verbose_name='version'),
        ),
        migrations.AlterField(
            model_name='historicalemployerlink',
            name='certainty',
            field=models.CharField(choices=[('sure', 'sure'), ('city_only', 'sure of name and city'), ('likely', 'likely, to be confirmed'), ('unsure', 'unsure, to be confirmed'), ('unknown', 'unknown')], max_length=10, verbose_name='certainty'),
        ),
        migrations.AlterField(
            model_name='historicalemployerlink',
            name='institution',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='programs.institution', verbose_name='institution'),
        ),
        migrations.AlterField(
            model_name='historicalemployerlink',
            name='reason',
            field=models.CharField(blank=True, max_length=300, verbose_name='reason'),
        ),
        migrations.AlterField(
            model_name='historicalinstitution',
            name='name_certainty',
            field=models.CharField(choices=[('sure', 'sure'), ('city_only', 'sure of name and city'), ('likely', 'likely, to be confirmed'), ('unsure', 'unsure, to be confirmed'), ('unknown', 'unknown')], default='unknown', max_length=10, verbose_name='name certainty'),
        ),
        migrations.AlterField(
            model_name='historicalinstitution',
            name='note',
            field=models.CharField(blank=True, max_length=500, verbose_name='note'),
        ),
        migrations.AlterField(
            model_name='historicalupkeep',
            name='owner',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='owner'),
        ),
        migrations.AlterField(
            model_name='historicalwording',
            name='certainty',
            field=models.CharField(choices=[('sure', 'sure'), ('city_only', 'sure of name and city'), ('likely', 'likely, to be confirmed'), ('unsure', 'unsure, to be confirmed'), ('unknown', 'unknown')], max_length=10, verbose_name='certainty'),
        ),
        migrations.AlterField(
            model_name='historicalwording',
            name='city',
            field=models.CharField(blank=True, max_length=100, verbose_name='city'),
        ),
        migrations.AlterField(
            model_name='historicalwording',
            name='reason',
            field=models.CharField(blank=True, max_length=300, verbose_name='reason'),
        ),
        migrations.AlterField(
            model_name='historicalwording',
            name='specialty_code',
            field=models.CharField(max_length=3, verbose_name='specialty code'),
        ),
        migrations.AlterField(
            model_name='historicalwording',
            name='state',
            field=models.CharField(blank=True, max_length=2, verbose_name='state'),
        ),
        migrations.AlterField(
            model_name='hospital',
            name='address',
            field=models.CharField(blank=True, max_length=300, verbose_name='address'),
        ),
        migrations.AlterField(
            model_name='hospital',
            name='beds',
            field=models.PositiveIntegerField(null=True, verbose_name='beds'),
        ),
        migrations.AlterField(
            model_name='hospital',
            name='ccn',
            field=models.CharField(blank=True, db_index=True, max_length=6, verbose_name='CMS number'),
        ),
        migrations.AlterField(
            model_name='hospital',
            name='city',
            field=models.CharField(max_length=100, verbose_name='city'),
        ),
        migrations.AlterField(
            model_name='hospital',
            name='county',
            field=models.CharField(blank=True, max_length=100, verbose_name='county'),
        ),
        migrations.AlterField(
            model_name='hospital',
            name='kind',
            field=models.CharField(blank=True, max_length=100, verbose_name='kind'),
        ),
        migrations.AlterField(
            model_name='hospital',
            name='latitude',
            field=models.FloatField(null=True, verbose_name='latitude'),
        ),
        migrations.AlterField(
            model_name='hospital',
            name='longitude',
            field=models.FloatField(null=True, verbose_name='longitude'),
        ),
        migrations.AlterField(
            model_name='hospital',
            name='name',
            field=models.CharField(max_length=300, verbose_name='name'),
        ),
        migrations.AlterField(
            model_name='hospital',
            name='other_name',
            field=models.CharField(blank=True, max_length=300, verbose_name='other name'),
        ),
        migrations.AlterField(
            model_name='hospital',
            name='ownership',
            field=models.CharField(blank=True, max_length=100, verbose_name='ownership'),
        ),
        migrations.AlterField(
            model_name='hospital',
            name='postal_code',
            field=models.CharField(blank=True, max_length=10, verbose_name='postal code'),
        ),
        migrations.AlterField(
            model_name='hospital',
            name='source',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='programs.source', verbose_name='source'),
        ),
        migrations.AlterField(
            model_name='hospital',
            name='source_key',
            field=models.CharField(max_length=400, verbose_name='source key'),
        ),
        migrations.AlterField(
            model_name='hospital',
            name='state',
            field=models.CharField(max_length=2, verbose_name='state'),
        ),
        migrations.AlterField(
            model_name='hospital',
            name='website',
            field=models.CharField(blank=True, max_length=500, verbose_name='website'),
        ),
        migrations.AlterField(
            model_name='institution',
            name='name_certainty',
            field=models.CharField(choices=[('sure', 'sure'), ('city_only', 'sure of name and city'), ('likely', 'likely, to be confirmed'), ('unsure', 'unsure, to be confirmed'), ('unknown', 'unknown')], default='unknown', max_length=10, verbose_name='name certainty'),
        ),
        migrations.AlterField(
            model_name='institution',
            name='note',
            field=models.CharField(blank=True, max_length=500, verbose_name='note'),
        ),
        migrations.AlterField(
            model_name='page',
            name='missed_since',
            field=models.DateField(blank=True, null=True, verbose_name='missed since'),
        ),
        migrations.AlterField(
            model_name='page',
            name='misses',
            field=models.PositiveSmallIntegerField(default=0, verbose_name='times missed'),
        ),
        migrations.AlterField(
            model_name='pagecheck',
            name='at',
            field=models.DateTimeField(verbose_name='when'),
        ),
        migrations.AlterField(
            model_name='pagecheck',
            name='confirmed',
            field=models.PositiveSmallIntegerField(default=0, verbose_name='confirmed'),
        ),
        migrations.AlterField(
            model_name='pagecheck',
            name='page',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='checks', to='programs.page', verbose_name='page'),
        ),
        migrations.AlterField(
            model_name='pagecheck',
            name='proposed',
            field=models.PositiveSmallIntegerField(default=0, verbose_name='proposed'),
        ),
        migrations.AlterField(
            model_name='pagecheck',
            name='reason',
            field=models.CharField(blank=True, max_length=500, verbose_name='reason'),
        ),
        migrations.AlterField(
            model_name='pagecheck',
            name='size',
            field=models.PositiveIntegerField(default=0, verbose_name='size'),
        ),
        migrations.AlterField(
            model_name='pagecheck',
            name='status',
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='status'),
        ),
        migrations.AlterField(
            model_name='pagecheck',
            name='text_hash',
            field=models.CharField(blank=True, max_length=64, verbose_name='text hash'),
        ),
        migrations.AlterField(
            model_name='program',
            name='institution',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='programs', to='programs.institution', verbose_name='institution'),
        ),
        migrations.AlterField(
            model_name='program',
            name='published',
            field=models.BooleanField(default=False, editable=False, verbose_name='published'),
        ),
        migrations.AlterField(
            model_name='program',
            name='specialty',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='programs', to='programs.specialty', verbose_name='specialty'),
        ),
        migrations.AlterField(
            model_name='program',
            name='stated_fields',
            field=models.PositiveSmallIntegerField(default=0, editable=False, verbose_name='fields stated'),
        ),
        migrations.AlterField(
            model_name='program',
            name='visa_h1b',
            field=models.CharField(editable=False, max_length=20, null=True, verbose_name='H-1B'),
        ),
        migrations.AlterField(
            model_name='program',
            name='visa_j1',
            field=models.CharField(editable=False, max_length=20, null=True, verbose_name='J-1'),
        ),
        migrations.AlterField(
            model_name='programdate',
            name='agreement',
            field=models.CharField(choices=[('single', 'one source says so'), ('agreed', 'more than one page says so'), ('disputed', 'sources differ')], max_length=10, verbose_name='agreement'),
        ),
        migrations.AlterField(
            model_name='programdate',
            name='day',
            field=models.DateField(null=True, verbose_name='day'),
        ),
        migrations.AlterField(
            model_name='programdate',
            name='event',
            field=models.CharField(choices=[('application_opens', 'applications open'), ('application_deadline', 'application deadline')], max_length=30, verbose_name='event'),
        ),
        migrations.AlterField(
            model_name='programdate',
            name='kind',
            field=models.CharField(blank=True, max_length=1, verbose_name='track kind'),
        ),
        migrations.AlterField(
            model_name='programdate',
            name='match_year',
            field=models.PositiveSmallIntegerField(null=True, verbose_name='match year'),
        ),
        migrations.AlterField(
            model_name='programdate',
            name='month_day',
            field=models.CharField(blank=True, max_length=5, verbose_name='day of every season'),
        ),
        migrations.AlterField(
            model_name='programdate',
            name='program',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='dates', to='programs.program', verbose_name='program'),
        ),
        migrations.AlterField(
            model_name='programdate',
            name='strength_class',
            field=models.CharField(choices=[('limit', 'limit'), ('preference', 'preference')], max_length=10, verbose_name='strength class'),
        ),
        migrations.AlterField(
            model_name='proposal',
            name='at',
            field=models.DateTimeField(verbose_name='when'),
        ),
        migrations.AlterField(
            model_name='proposal',
            name='check_of',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='proposals', to='programs.pagecheck', verbose_name='look at the page'),
        ),
        migrations.AlterField(
            model_name='proposal',
            name='page',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='proposals', to='programs.page', verbose_name='page'),
        ),
        migrations.AlterField(
            model_name='proposal',
            name='settled_at',
            field=models.DateTimeField(blank=True, null=True, verbose_name='settled at'),
        ),
        migrations.AlterField(
            model_name='proposal',
            name='settled_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='settled by'),
        ),
        migrations.AlterField(
            model_name='proposal',
            name='standing',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='challenges', to='programs.statement', verbose_name='what stands'),
        ),
        migrations.AlterField(
            model_name='proposal',
            name='statement',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='proposals', to='programs.statement', verbose_name='statement'),
        ),
        migrations.AlterField(
            model_name='reading',
            name='check_of',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='readings', to='programs.pagecheck', verbose_name='look at the page'),
        ),
        migrations.AlterField(
            model_name='reading',
            name='fetch',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='readings', to='programs.fetch', verbose_name='fetch'),
        ),
        migrations.AlterField(
            model_name='reading',
            name='statement',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='readings', to='programs.statement', verbose_name='statement'),
        ),
        migrations.AlterField(
            model_name='rejectedrow',
            name='excerpt',
            field=models.CharField(blank=True, max_length=500, verbose_name='excerpt'),
        ),
        migrations.AlterField(
            model_name='rejectedrow',
            name='fetch',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rejected_rows', to='programs.fetch', verbose_name='fetch'),
        ),
        migrations.AlterField(
            model_name='rejectedrow',
            name='field',
            field=models.CharField(blank=True, max_length=60, verbose_name='field'),
        ),
        migrations.AlterField(
            model_name='rejectedrow',
            name='file',
            field=models.CharField(max_length=100, verbose_name='file'),
        ),
        migrations.AlterField(
            model_name='rejectedrow',
            name='line',
            field=models.PositiveIntegerField(verbose_name='line'),
        ),
        migrations.AlterField(
            model_name='rejectedrow',
            name='reason',
            field=models.CharField(max_length=500, verbose_name='reason'),
        ),
        migrations.AlterField(
            model_name='report',
            name='at',
            field=models.DateTimeField(verbose_name='when'),
        ),
        migrations.AlterField(
            model_name='report',
            name='program',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reports', to='programs.program', verbose_name='program'),
        ),
        migrations.AlterField(
            model_name='report',
            name='settled_at',
            field=models.DateTimeField(blank=True, null=True, verbose_name='settled at'),
        ),
        migrations.AlterField(
            model_name='report',
            name='settled_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='settled by'),
        ),
        migrations.AlterField(
            model_name='residentschool',
            name='program',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='resident_schools', to='programs.program', verbose_name='program'),
        ),
        migrations.AlterField(
            model_name='residentschool',
            name='source',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='programs.source', verbose_name='source'),
        ),
        migrations.AlterField(
            model_name='season',
            name='match_year',
            field=models.PositiveSmallIntegerField(primary_key=True, serialize=False, verbose_name='match year'),
        ),
        migrations.AlterField(
            model_name='seasonevent',
            name='all_day',
            field=models.BooleanField(verbose_name='all day'),
        ),
        migrations.AlterField(
            model_name='seasonevent',
            name='ends_at',
            field=models.DateTimeField(blank=True, null=True, verbose_name='ends at'),
        ),
        migrations.AlterField(
            model_name='seasonevent',
            name='event',
            field=models.SlugField(max_length=60, verbose_name='event'),
        ),
        migrations.AlterField(
            model_name='seasonevent',
            name='grade',
            field=models.CharField(choices=[('A', 'official'), ('B', 'reputable second hand'), ('C', 'reported'), ('C2', 'reported by two unrelated sources')], max_length=2, verbose_name='grade'),
        ),
        migrations.AlterField(
            model_name='seasonevent',
            name='season',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='events', to='programs.season', verbose_name='season'),
        ),
        migrations.AlterField(
            model_name='seasonevent',
            name='service',
            field=models.CharField(max_length=20, verbose_name='service'),
        ),
        migrations.AlterField(
            model_name='seasonevent',
            name='source_url',
            field=models.URLField(blank=True, max_length=500, verbose_name='address of the source'),
        ),
        migrations.AlterField(
            model_name='seasonevent',
            name='starts_at',
            field=models.DateTimeField(verbose_name='starts at'),
        ),
        migrations.AlterField(
            model_name='specialty',
            name='slug',
            field=models.SlugField(max_length=120, unique=True, verbose_name='slug'),
        ),
        migrations.AlterField(
            model_name='specialty',
            name='years_grade',
            field=models.CharField(help_text='s: sourced; g: general knowledge', max_length=1, verbose_name='years grade'),
        ),
        migrations.AlterField(
            model_name='specialtysignal',
            name='gold',
            field=models.PositiveSmallIntegerField(verbose_name='gold'),
        ),
        migrations.AlterField(
            model_name='specialtysignal',
            name='grade',
            field=models.CharField(max_length=2, verbose_name='grade'),
        ),
        migrations.AlterField(
            model_name='specialtysignal',
            name='match_year',
            field=models.PositiveSmallIntegerField(verbose_name='match year'),
        ),
        migrations.AlterField(
            model_name='specialtysignal',
            name='silver',
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='silver'),
        ),
        migrations.AlterField(
            model_name='specialtysignal',
            name='specialty',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='signals', to='programs.specialty', verbose_name='specialty'),
        ),
        migrations.AlterField(
            model_name='sponsorfiling',
            name='employer',
            field=models.CharField(max_length=300, verbose_name='employer'),
        ),
        migrations.AlterField(
            model_name='sponsorfiling',
            name='employer_key',
            field=models.CharField(db_index=True, max_length=300, verbose_name='employer key'),
        ),
        migrations.AlterField(
            model_name='sponsorfiling',
            name='fiscal_year',
            field=models.PositiveSmallIntegerField(verbose_name='fiscal year'),
        ),
        migrations.AlterField(
            model_name='sponsorfiling',
            name='positions',
            field=models.PositiveIntegerField(verbose_name='positions'),
        ),
        migrations.AlterField(
            model_name='sponsorfiling',
            name='soc_codes',
            field=models.CharField(blank=True, max_length=300, verbose_name='SOC codes'),
        ),
        migrations.AlterField(
            model_name='sponsorfiling',
            name='source',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='programs.source', verbose_name='source'),
        ),
        migrations.AlterField(
            model_name='sponsorfiling',
            name='state',
            field=models.CharField(max_length=2, verbose_name='state'),
        ),
        migrations.AlterField(
            model_name='statement',
            name='recorded_at',
            field=models.DateTimeField(auto_now_add=True, verbose_name='recorded at'),
        ),
        migrations.AlterField(
            model_name='statement',
            name='source',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='statements', to='programs.source', verbose_name='source'),
        ),
        migrations.AlterField(
            model_name='track',
            name='linked_specialty',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='programs.specialty', verbose_name='linked specialty'),
        ),
        migrations.AlterField(
            model_name='track',
            name='listed_for',
            field=models.PositiveSmallIntegerField(editable=False, null=True, verbose_name='listed for'),
        ),
        migrations.AlterField(
            model_name='track',
            name='program',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tracks', to='programs.program', verbose_name='program'),
        ),
        migrations.AlterField(
            model_name='upkeep',
            name='owner',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='owner'),
        ),
        migrations.AlterField(
            model_name='wording',
            name='certainty',
            field=models.CharField(choices=[('sure', 'sure'), ('city_only', 'sure of name and city'), ('likely', 'likely, to be confirmed'), ('unsure', 'unsure, to be confirmed'), ('unknown', 'unknown')], max_length=10, verbose_name='certainty'),
        ),
        migrations.AlterField(
            model_name='wording',
            name='city',
            field=models.CharField(blank=True, max_length=100, verbose_name='city'),
        ),
        migrations.AlterField(
            model_name='wording',
            name='reason',
            field=models.CharField(blank=True, max_length=300, verbose_name='reason'),
        ),
        migrations.AlterField(
            model_name='wording',
            name='specialty_code',
            field=models.CharField(max_length=3, verbose_name='specialty code'),
        ),
        migrations.AlterField(
            model_name='wording',
            name='state',
            field=models.CharField(blank=True, max_length=2, verbose_name='state'),
        ),
    ]
