from django.contrib.admin.apps import AdminConfig


class OpenwardAdminConfig(AdminConfig):
    default_site = "config.admin_site.OpenwardAdminSite"
