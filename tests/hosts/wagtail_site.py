"""Posts texts, read as JSON, in Wagtail's editor; writes the pages that visitors get."""

import json
import sys
import tempfile

import django
from django.conf import settings

WAGTAIL = "users snippets documents images search admin"
DJANGO = "auth contenttypes sessions messages staticfiles"

settings.configure(
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    INSTALLED_APPS=["partner"]
    + [f"wagtail.{name}" for name in WAGTAIL.split()]
    + ["wagtail", "taggit", "modelcluster", "django_tasks"]
    + [f"django.contrib.{name}" for name in DJANGO.split()],
    MEDIA_ROOT=tempfile.gettempdir(),
    MIDDLEWARE=[
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
        "django.contrib.messages.middleware.MessageMiddleware",
    ],
    ROOT_URLCONF="partner.urls",
    ALLOWED_HOSTS=["*"],
    SECRET_KEY="of a test",
    STATIC_URL="/static/",
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "APP_DIRS": True,
            "OPTIONS": {
                "context_processors": [
                    "django.template.context_processors.request",
                    "django.contrib.auth.context_processors.auth",
                    "django.contrib.messages.context_processors.messages",
                ]
            },
        }
    ],
    USE_TZ=True,
    WAGTAIL_SITE_NAME="Partner",
    WAGTAILADMIN_BASE_URL="http://localhost",
)
django.setup()

from django.contrib.auth import get_user_model  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.test import Client  # noqa: E402
from partner.models import BlockPage, TextPage  # noqa: E402
from wagtail.admin.rich_text import DraftailRichTextArea  # noqa: E402
from wagtail.models import Page  # noqa: E402


def text(html):
    return {"body": DraftailRichTextArea().format_value(html)}


def block(html):
    one = {"deleted": "", "order": "0", "type": "html", "id": "", "value": html}
    return {"body-count": "1"} | {f"body-0-{name}": value for name, value in one.items()}


def published(client, model, name, fields):
    page = Page.objects.get(depth=2).add_child(instance=model(title=name, slug=name))
    comments = {
        f"comments-{name}": value
        for name, value in {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0}.items()
    }
    form = {"title": name, "slug": name, "action-publish": "1", **comments, **fields}
    answer = client.post(f"/admin/pages/{page.pk}/edit/", form)
    assert answer.status_code == 302, answer.content.decode()
    return client.get(f"/{name}/").content.decode()


def outcome(client, name, html):
    model, fields = {"text": (TextPage, text), "html": (BlockPage, block)}[sys.argv[1]]
    try:
        return published(client, model, name, fields(html))
    except AssertionError as error:
        print(error, file=sys.stderr)
        return ""


call_command("migrate", run_syncdb=True, verbosity=0)
client = Client()
client.force_login(get_user_model().objects.create_superuser("editor", "editor@example.org", "x"))
texts = json.load(sys.stdin)
json.dump({name: outcome(client, name, html) for name, html in texts.items()}, sys.stdout)
