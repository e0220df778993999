"""A page with a text that editors write, and one with HTML that they paste."""

from wagtail.admin.panels import FieldPanel
from wagtail.blocks import RawHTMLBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page


class TextPage(Page):
    body = RichTextField(blank=True)
    content_panels = Page.content_panels + [FieldPanel("body")]


class BlockPage(Page):
    body = StreamField([("html", RawHTMLBlock())], blank=True)
    content_panels = Page.content_panels + [FieldPanel("body")]
