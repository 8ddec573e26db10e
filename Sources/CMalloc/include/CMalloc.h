// jemalloc takes the place of malloc by being linked; nothing is called by name. See malloc.c.
