import { runtimeError } from './states-error';

/** What a search may spend: enough for 2,000,000 places, or 20,000,000 values compared. */
const BUDGET = 20_000_000;

/**
 * Keeps the search of a path within bounds. Paths such as `$..*..*..*` look at places again and again, and would go on
 * for hours in a small document.
 */
export class SearchBudget {
  private left = BUDGET;

  /** @param path the path that is searched, for the error */
  constructor(private readonly path: string) {}

  /**
   * Accounts for places that were found.
   *
   * @throws StatesError `States.Runtime` when nothing is left
   */
  public spendPlaces(count: number): void {
    this.spend(count * 10);
  }

  /**
   * Accounts for values that are compared.
   *
   * @throws StatesError `States.Runtime` when nothing is left
   */
  public spend(units: number): void {
    this.left -= units;
    if (this.left < 0) {
      throw runtimeError(`The path '${this.path}' is given up: it looks at too many places`);
    }
  }
}
