"""The site that Openward is measured against: the results page as one first writes it, every number asked of SQL."""
