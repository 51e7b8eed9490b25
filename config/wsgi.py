import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from config import secret_key

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

secret_key.demand(settings.VAR)
application = get_wsgi_application()
