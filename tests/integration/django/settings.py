"""A site with django-newsletter; where things are comes from the environment."""

from os import environ
from pathlib import Path

HERE = Path(__file__).parent
FOLDER = Path(environ["NEWSREEL_FOLDER"])
PACKAGE = Path(environ["NEWSREEL_PACKAGE"])

DEBUG = False
SECRET_KEY = environ["NEWSREEL_SECRET"]
ALLOWED_HOSTS = ["127.0.0.1"]
ROOT_URLCONF = "urls"
USE_TZ = True
SITE_ID = 1
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": FOLDER / "django.db"}}
DEFAULT_AUTO_FIELD = "django.db.models.AutoField"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.sites",
    "sorl.thumbnail",
    "newsletter",
]
# In Django's own order, its protection against forged forms included.
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
            ]
        },
    }
]
NEWSLETTER_THUMBNAIL = "sorl-thumbnail"

EMAIL_HOST = "127.0.0.1"
EMAIL_PORT = int(environ["NEWSREEL_MAIL"])
