import { TemplateError } from './template-error';

/** How deep values and references to values may stand inside each other. */
const DEPTH_LIMIT = 500;

/** How many values and characters may come out of a template. */
const SIZE_LIMIT = 50_000_000;

/** Counts what the evaluation of a template does, so that one made to blow up ends in an error. */
export class EvaluationLimits {
  private depth = 0;
  private size = 0;
  private readonly open = new Map<string, string>();

  /**
   * Evaluates what is inside of something.
   *
   * @throws TemplateError when it is nested too deep
   */
  inside<Value>(where: () => string, evaluate: () => Value): Value {
    if (this.depth >= DEPTH_LIMIT) {
      throw new TemplateError([`${where()} is nested deeper than ${DEPTH_LIMIT}, which is too deep`]);
    }
    this.depth++;
    try {
      return evaluate();
    } finally {
      this.depth--;
    }
  }

  /**
   * Evaluates what must not need itself.
   *
   * @param key tells it from all else
   * @param title what a message calls it
   * @throws TemplateError when it needs itself
   */
  once<Value>(key: string, title: string, evaluate: () => Value): Value {
    if (this.open.has(key)) {
      const titles = [...this.open.values(), title];
      const circle = titles.slice([...this.open.keys()].indexOf(key));
      throw new TemplateError([`${circle.join(' needs ')}: that is a circle`]);
    }
    this.open.set(key, title);
    try {
      return evaluate();
    } finally {
      this.open.delete(key);
    }
  }

  /**
   * Counts a value, or the characters of a text.
   *
   * @throws TemplateError when there are too many
   */
  spend(size: number): void {
    this.size += size;
    if (this.size > SIZE_LIMIT) {
      throw new TemplateError([`The template grows beyond ${SIZE_LIMIT} values and characters when it is resolved`]);
    }
  }
}
