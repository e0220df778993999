"""Wagtail's own pages, those for editors among them."""

from django.urls import include, path
from wagtail import urls
from wagtail.admin import urls as admin

urlpatterns = [path("admin/", include(admin)), path("", include(urls))]
