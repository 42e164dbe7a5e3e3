"""What Sayso knows: actors and sides, places, codebooks, cue words."""
