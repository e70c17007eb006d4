/** Why nothing was changed: something that the user can mend. The message says where, and what. */
export class MigrationError extends Error {
  public constructor(message: string) {
    super(message);
    this.name = 'MigrationError';
  }
}
