FROM python:3.11-slim-bookworm

ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 DJANGO_SETTINGS_MODULE=config.settings VAR=/srv/openward/var
RUN useradd --system --uid 10001 --home-dir /srv/openward --shell /usr/sbin/nologin openward
WORKDIR /srv/openward

# Before the code, so that a change of code installs nothing again.
COPY requirements.lock ./
RUN pip install --no-cache-dir --disable-pip-version-check --require-hashes --no-deps -r requirements.lock

COPY . .
# Static files are in the image. Nothing else is written under VAR: the state is in PostgreSQL and Redis.
RUN python manage.py collectstatic --noinput --verbosity 0

USER openward
EXPOSE 8000
# ALLOWED_HOSTS must keep 127.0.0.1 for this.
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/healthz', timeout=4)"]
CMD ["gunicorn", "config.wsgi:application", "--config", "python:config.serving", "--bind", "0.0.0.0:8000", "--workers", "2", "--threads", "4", "--no-control-socket", "--limit-request-line", "8190", "--worker-tmp-dir", "/dev/shm"]
