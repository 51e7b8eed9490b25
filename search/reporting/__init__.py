"""What readers and coordinators send us: the forms, and how often one sender may."""
