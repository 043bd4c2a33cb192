"""The boxes of a photo: shown, selected, drawn, and what is said and chosen about one."""
