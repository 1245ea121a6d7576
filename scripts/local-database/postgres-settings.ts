/** The whole postgresql.conf, written anew at each start so that settings follow the code. */
export function postgresSettings(socketFolder: string): string {
  const settings: Record<string, string | number> = {
    listen_addresses: '',
    unix_socket_directories: socketFolder,
    unix_socket_permissions: '0700',
    max_connections: 120,
    shared_preload_libraries: 'pg_cron,pg_documentdb_core,pg_documentdb,pg_documentdb_extended_rum',
    'cron.database_name': 'postgres',
    'cron.host': socketFolder,
    'cron.log_run': 'off',
    'cron.log_statement': 'off',
    'documentdb.localhost_connection_string': `host=${socketFolder}`,
    'documentdb.alternate_index_handler_name': 'extended_rum',
    'documentdb.useFileBasedPersistedCursors': 'on',
    'documentdb.defaultCursorExpiryTimeLimitSeconds': 600,
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    wal_compression: 'lz4',
    max_wal_size: '2GB',
    checkpoint_timeout: '15min',
    shared_buffers: '256MB',
    effective_cache_size: '1GB',
    work_mem: '16MB',
    maintenance_work_mem: '128MB',
    dynamic_shared_memory_type: 'mmap',
    max_parallel_workers_per_gather: 0,
    random_page_cost: 1.1,
    jit: 'off',
    io_method: 'sync',
    deadlock_timeout: '100ms',
    timezone: 'UTC',
    log_min_messages: 'warning',
    log_timezone: 'UTC',
    log_checkpoints: 'off',
  }
  return Object.entries(settings)
    .map(([name, value]) => `${name} = '${value}'\n`)
    .join('')
}
