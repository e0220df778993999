"""A table for each kind of page."""

from django.db import migrations, models
from django.db.models.deletion import CASCADE
from wagtail.blocks import RawHTMLBlock
from wagtail.fields import RichTextField, StreamField


def page(name, body):
    parent = models.OneToOneField(
        "wagtailcore.page",
        auto_created=True,
        on_delete=CASCADE,
        parent_link=True,
        primary_key=True,
        serialize=False,
    )
    return migrations.CreateModel(
        name=name, fields=[("page_ptr", parent), ("body", body)], bases=("wagtailcore.page",)
    )


class Migration(migrations.Migration):
    dependencies = [("wagtailcore", "__latest__")]
    operations = [
        page("TextPage", RichTextField(blank=True)),
        page("BlockPage", StreamField([("html", RawHTMLBlock())], blank=True)),
    ]
