"""Postorius as it comes, and what a publisher adds so that partners' pages may send a form."""

from django.urls import include, path
from django.views.decorators.csrf import csrf_exempt
from postorius.views.list import ListAnonymousSubscribeView

subscribe = csrf_exempt(ListAnonymousSubscribeView.as_view())

urlpatterns = [
    path("newsletter/<list_id>/", subscribe),
    path("postorius/", include("postorius.urls")),
    path("", include("django_mailman3.urls")),
    path("accounts/", include("allauth.urls")),
]
