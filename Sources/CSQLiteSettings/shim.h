#include <sqlite3.h>

// sqlite3_config takes a variable list of arguments, which Swift cannot call.

/// Stops counting what is allocated, which takes a lock at each allocation. Before the first connection.
static inline void saathi_sqlite_without_memory_statistics(void) {
  sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}
