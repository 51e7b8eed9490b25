"""What changed: which changes are told, how they are asked for, and which programs lists name anew or no longer."""
