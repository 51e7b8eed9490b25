"""Every public page. Views read the day and the request; what they show is worded in `search.presenters`."""
