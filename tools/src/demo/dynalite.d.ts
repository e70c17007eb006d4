declare module 'dynalite' {
  import type { Server } from 'node:http';

  /** An embedded DynamoDB that keeps its tables in memory. */
  export default function dynalite(options?: { createTableMs?: number; path?: string }): Server;
}
