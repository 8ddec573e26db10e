// What jemalloc reads as it starts (its manual, "TUNING"); the environment's MALLOC_CONF goes before it.
//
// By itself it makes four arenas for each core and keeps what was freed for ten seconds. An import makes rows on one
// thread and lets them go on another, and both threads change: two arenas and a second take less (Docs/decisions/0013).
const char *malloc_conf = "narenas:2,dirty_decay_ms:1000,muzzy_decay_ms:0";
