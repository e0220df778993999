"""A publisher's page with the widget, django-newsletter as it comes, and its rows for the tests."""

from django.conf import settings
from django.http import JsonResponse
from django.urls import include, path
from django.views.generic import TemplateView
from django.views.static import serve
from newsletter.models import Subscription


def rows(request):
    fields = ("email_field", "name_field", "subscribed")
    return JsonResponse(list(Subscription.objects.order_by("id").values(*fields)), safe=False)


page = TemplateView.as_view

urlpatterns = [
    path("", page(template_name="page.html")),
    path("named/", page(template_name="page.html", extra_context={"named": True})),
    path("newsletter/", include("newsletter.urls")),
    path("newsreel/<path:path>", serve, {"document_root": settings.PACKAGE}),
    path("rows/", rows),
]
