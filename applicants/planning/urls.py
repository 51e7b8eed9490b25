from django.urls import path

from applicants.planning.views import add_proposed, ask_proposal, calculator, show_plan, show_proposal, take_figures

urlpatterns = [
    path("plan/", show_plan, name="plan"),
    path("plan/figures/", take_figures, name="plan-figures"),
    path("plan/propose/", ask_proposal, name="plan-propose"),
    path("plan/proposal/", show_proposal, name="plan-proposal"),
    path("plan/proposal/add/", add_proposed, name="plan-add"),
    path("plan/calculator/", calculator, name="plan-calculator"),
]
