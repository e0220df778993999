#!/usr/bin/env bash
# Wagtail 8.0.1, Django 5.2.19: the converter that its editor reads stored rich text with.
# `<br>` and `<input>` are void elements in HTML: they have no end, and a slash in them says nothing. The
# converter waits for their end unless there is a slash, and raises an AssertionError at the next end tag.
# Matters to who imports pages, or has people paste HTML: a text that every browser shows cannot be edited.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"

python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check wagtail==8.0.1 django==5.2.19

cat > run.py <<'END'
import django
from django.conf import settings

settings.configure(
    INSTALLED_APPS=[
        "django.contrib.auth", "django.contrib.contenttypes", "taggit", "wagtail", "wagtail.admin",
        "wagtail.documents", "wagtail.images", "wagtail.search", "wagtail.users",
    ],
    STATIC_URL="/static/",
    USE_TZ=True,
    WAGTAIL_SITE_NAME="News",
    WAGTAILADMIN_BASE_URL="https://news.example",
)
django.setup()
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter


def read(html):
    try:
        ContentstateConverter(["bold", "link"]).from_database_format(html)
        outcome = "read"
    except AssertionError as error:
        outcome = str(error)
    print(html, "->", outcome)
    return outcome


assert read("<p>Hall<br/>Garden</p>") == "read"
assert read("<p>Hall<br>Garden</p>") == "Unmatched tags: expected br, got p"
assert read('<p>E-mail <input type="email"/></p>') == "read"
assert read('<p>E-mail <input type="email"></p>') == "Unmatched tags: expected input, got p"
END
env/bin/python run.py
echo "as stated: Wagtail 8.0.1 reads void elements with a slash alone"
