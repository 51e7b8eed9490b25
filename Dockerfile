# Three stages: `packages` installs, `app` is web, worker and beat, `proxy` is Caddy without rights.
ARG PYTHON=python:3.11.14-slim-bookworm

FROM ${PYTHON} AS packages
RUN python -m venv /opt/openward
# Before the code, so that a change of code installs nothing again.
COPY requirements.lock ./
RUN /opt/openward/bin/pip install --no-cache-dir --disable-pip-version-check --require-hashes --no-deps -r requirements.lock \
    && /opt/openward/bin/python -m pip uninstall --yes pip setuptools

FROM caddy:2.10.2-alpine AS proxy
# Its right to low ports is taken off the program: it could not be started where that right is withheld.
RUN setcap -r /usr/bin/caddy \
    && addgroup -S -g 10002 proxy && adduser -S -u 10002 -G proxy -H -h /data proxy \
    && chown -R proxy:proxy /data /config
COPY deploy/Caddyfile /etc/caddy/Caddyfile
USER proxy

FROM ${PYTHON} AS app
ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 DJANGO_SETTINGS_MODULE=config.settings VAR=/srv/openward/var \
    VENV=/opt/openward PATH=/opt/openward/bin:$PATH
RUN useradd --system --uid 10001 --home-dir /srv/openward --shell /usr/sbin/nologin openward
WORKDIR /srv/openward
COPY --from=packages /opt/openward /opt/openward
COPY . .
# Static files are in the image. Nothing is written there later: the state is in PostgreSQL and Redis.
RUN python manage.py collectstatic --noinput --verbosity 0

USER openward
EXPOSE 8000
# ALLOWED_HOSTS must keep 127.0.0.1 for this.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/healthz', timeout=4)"]
# Waits until the tables are those of this version, then is what it was told to be.
ENTRYPOINT ["/bin/sh", "deploy/when-ready.sh"]
ENV WEB_CONCURRENCY=2
CMD ["gunicorn", "config.wsgi:application", "--config", "python:config.serving", "--bind", "0.0.0.0:8000", "--threads", "4", "--timeout", "60", "--no-control-socket", "--limit-request-line", "8190", "--worker-tmp-dir", "/dev/shm"]
