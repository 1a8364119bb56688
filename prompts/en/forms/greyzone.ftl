# The grey zone, where nobody can see what others press.

grey-zone-know = Every answer can be defended. I will show how they were spread once it has closed, without names. Only I and those who run the chat see what you press.
