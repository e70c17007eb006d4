export { MigrationError } from './migration-error';
export { migrateSource } from './migrate-source';
export type { MigratedSource, MigrateOptions } from './migrate-source';
export type { Finding } from './migration-context';
export type { SourcePlace } from './parsed-source';
