"""What the linker weighs and how much, as tables."""
