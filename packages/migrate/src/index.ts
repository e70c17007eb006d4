export { applyMigration } from './apply-migration';
export { MigrationError } from './migration-error';
export { migrateSource } from './migrate-source';
export type { MigratedSource, MigrateOptions } from './migrate-source';
export type { Finding } from './migration-context';
export type { SourcePlace } from './parsed-source';
export { planMigration } from './plan-migration';
export type { AppFinding, FileChange, ManifestChanges, MigrationPlan, PlanOptions } from './plan-migration';
