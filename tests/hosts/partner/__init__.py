"""A site of a partner that runs Wagtail."""
