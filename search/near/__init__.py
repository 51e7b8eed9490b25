"""What lies near a program: distances, and first years that may be paired with advanced positions."""
