"""The one settings file. Everything that differs between machines comes from the environment (.env.sample)."""

import tomllib
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from config import env, logs, secret_key, services

BASE_DIR = Path(__file__).resolve().parent.parent
VAR = Path(env.text("VAR", str(BASE_DIR / "var"))).resolve()

VERSION: str = tomllib.loads((BASE_DIR / "pyproject.toml").read_text())["project"]["version"]

DEBUG = env.flag("DEBUG", False)
# Where `make run` or the tests have left running services, their addresses stand in VAR.
SECRET_KEY = secret_key.given(VAR) or secret_key.for_this_process_alone()
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = env.words("CSRF_TRUSTED_ORIGINS", "")
HTTPS = env.flag("HTTPS", False)
if HTTPS:
    secret_key.refuse_guessable(SECRET_KEY)
    if DEBUG:
        raise env.SettingError(
            "HTTPS and DEBUG are both yes; DEBUG shows source code and settings to whoever meets an error"
        )

INSTALLED_APPS = [
    "config.admin.OpenwardAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.sitemaps",
    # Its widgets, from where our own templates are found too.
    "django.forms",
    "django_filters",
    "django_htmx",
    "simple_history",
    "programs",
    "search",
    # Before allauth: its pages take our words where we have some.
    "applicants",
    "allauth",
    "allauth.account",
    "allauth.mfa",
]

MIDDLEWARE = [
    "config.request_log.RequestLogMiddleware",
    "config.metrics.MetricsMiddleware",
    "config.security_headers.SecurityHeadersMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Pages hold no secret beside what a reader typed, and CSRF tokens are masked: compressing gives nothing away.
    "django.middleware.gzip.GZipMiddleware",
    "config.database_away.DatabaseAwayMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "config.languages.LanguageOfAddressMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "applicants.middleware.ReaderMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "config.urls"
FORM_RENDERER = "config.forms.Renderer"
CSRF_FAILURE_VIEW = "search.views.errors.form_expired"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
            ],
        },
    },
]

DATABASES = {"default": services.database(env.text("DATABASE_URL", services.left_database_url(VAR) or ""))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "applicants.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [f"django.contrib.auth.hashers.{name}" for name in ("Argon2PasswordHasher", "PBKDF2PasswordHasher")]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "applicants:shortlist"
ACCOUNT_ADAPTER = "applicants.accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_CONFIRM_EMAIL_ON_GET = False
ACCOUNT_LOGIN_ON_EMAIL_CONFIRMATION = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
# Letters and pages name their own days: three for a link to confirm, and as long for one to set a password.
ACCOUNT_EMAIL_CONFIRMATION_EXPIRE_DAYS = 3
ACCOUNT_FORMS = {
    "login": "applicants.accounts.sign_in_forms.SignIn",
    "signup": "applicants.accounts.sign_in_forms.SignUp",
    "add_email": "applicants.accounts.sign_in_forms.NewAddress",
    "change_password": "applicants.accounts.sign_in_forms.ChangePassword",
    "set_password": "applicants.accounts.sign_in_forms.SetPassword",
    "reset_password": "applicants.accounts.sign_in_forms.AskForReset",
    "reset_password_from_key": "applicants.accounts.sign_in_forms.ResetPassword",
    "reauthenticate": "applicants.accounts.sign_in_forms.PasswordAgain",
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Openward"
# Nobody is signed in with an address that is not confirmed, but for staff, who sign in at the admin's own page and must
# turn it on there, with or without a mail server.
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_FORMS = {
    "authenticate": "applicants.accounts.sign_in_forms.SecondStep",
    "reauthenticate": "applicants.accounts.sign_in_forms.SecondStepAgain",
    "activate_totp": "applicants.accounts.sign_in_forms.TurnOnSecondStep",
}

REDIS_URL = env.text("REDIS_URL", services.left_redis_url(VAR) or "redis://127.0.0.1:6379/0")
# Counts of tries, so that all processes throttle together. Nothing else is kept there.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS_URL,
        # A server that hangs is an error soon, not a web process that waits.
        "OPTIONS": {"socket_connect_timeout": 2, "socket_timeout": 2},
    }
}

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("es", _("Spanish"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
# Deadlines and season events are told in Eastern time, the clock of the Match.
TIME_ZONE = "America/New_York"
USE_TZ = True

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = VAR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": (
            "django.contrib.staticfiles.storage.StaticFilesStorage"
            if DEBUG
            else "whitenoise.storage.CompressedManifestStaticFilesStorage"
        )
    },
}
# Of what takes work in the API, for each address; 0 sets no limit.
API_CALLS_A_MINUTE = env.number("API_CALLS_A_MINUTE", 600)
FEEDS_DIR = BASE_DIR / "fixtures" / "feeds"
# Told to every site that is asked, so that its owner can reach us.
WEB_CONTACT = env.text("WEB_CONTACT", "")
# Whether workers read the pages that statements cite again.
WATCH_PAGES = env.flag("WATCH_PAGES", True)

# A note of a megabyte in any script arrives whole, and is answered beside its field, with nothing lost.
DATA_UPLOAD_MAX_MEMORY_SIZE = 10_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1_100  # lists hold a thousand rows, each with a box or a number in one form
# Files count, too: Django itself would write any number of bytes to the disk.
FILE_UPLOAD_HANDLERS = [
    "config.uploads.WithinLimit",
    *(f"django.core.files.uploadhandler.{name}FileUploadHandler" for name in ("Memory", "Temporary")),
]

SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
# Lax and not Strict: links in mail lead to pages of whoever is signed in.
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
if HTTPS:
    # Browsers take such names only over HTTPS and from this very host, so no neighbouring one can set ours.
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-sessionid", "__Host-csrftoken"
# An applicant's answers, and whoever is signed in, are forgotten thirty days after the last change. Pages say so.
SESSION_COOKIE_AGE = 30 * 24 * 60 * 60
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
BEHIND_PROXY = env.flag("BEHIND_PROXY", False)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$", r"^metrics$"]

# Without a server, mail is printed where the process runs, addresses and all, and reaches nobody.
EMAIL_HOST = env.text("EMAIL_HOST", "")
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'console'}.EmailBackend"
EMAIL_PORT = env.number("EMAIL_PORT", 587, at_least=1, at_most=65535)
EMAIL_HOST_USER = env.text("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = env.text("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = env.flag("EMAIL_USE_TLS", True)
EMAIL_TIMEOUT = 10
# Links in mail that no request asked for begin with it.
SITE_ADDRESS = env.text("SITE_ADDRESS", services.left_address(VAR) or "http://localhost:8000").rstrip("/")
DEFAULT_FROM_EMAIL = env.text("EMAIL_FROM", "openward@localhost")

LOGGING = logs.from_environment()
# Unset, there is no /metrics.
METRICS_TOKEN = env.secret("METRICS_TOKEN", at_least=16)
SENTRY_DSN = env.text("SENTRY_DSN", "")
if SENTRY_DSN:
    # Here and not above: without an address to report to, none of it is loaded.
    from config import errors

    errors.report_to(SENTRY_DSN, VERSION)
