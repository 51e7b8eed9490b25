from django.urls import path

from applicants.interviews import scorecard_views, views

urlpatterns = [
    path("interviews/", views.interview_list, name="interviews"),
    path("interviews/go/", views.interview_go, name="interview-go"),
    path("interviews/scorecard/", scorecard_views.scorecard, name="scorecard"),
    path("interviews/scorecard/add/", scorecard_views.criterion_add, name="criterion-add"),
    path("interviews/scorecard/suggested/", scorecard_views.criteria_suggested, name="criteria-suggested"),
    path("interviews/scorecard/<int:pk>/", scorecard_views.criterion_change, name="criterion-change"),
    path("interviews/scorecard/<int:pk>/remove/", scorecard_views.criterion_remove, name="criterion-remove"),
    path("interviews/<int:entry>/", views.interview_entry, name="interview-entry"),
    path("interviews/<int:entry>/add/", views.interview_add, name="interview-add"),
    path("interviews/<int:entry>/held/", views.interview_held, name="interview-held"),
    path("interviews/<int:entry>/score/", views.interview_score, name="interview-score"),
    path("interviews/<int:entry>/questions/", views.interview_questions, name="interview-questions"),
    path("interviews/<int:entry>/<int:pk>/", views.interview_edit, name="interview-edit"),
    path("interviews/<int:entry>/<int:pk>/remove/", views.interview_remove, name="interview-remove"),
]
