#!/bin/sh
# Web, worker and beat begin when the tables are those of this version: `when-ready.sh gunicorn …`. `sh` and `python` are
# commands of a person, or of what makes the tables, and wait for nothing.
case "$1" in
gunicorn | celery)
    until python manage.py migrate --check >/dev/null 2>&1; do
        echo "waiting for the database and its tables" >&2
        sleep 3
    done
    ;;
esac
exec "$@"
