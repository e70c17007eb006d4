import { parseJson } from '../engine/parse-json';
import { isJsonObject } from '../json';
import type { Json, JsonObject } from '../json';
import { TemplateError } from './template-error';

/** What `DefinitionSubstitutions` puts in the place of `${name}`. */
export type Substitutions = Readonly<Record<string, string>>;

/**
 * A definition from its text. Substitutions are made in the text, as CloudFormation does, so that they can be any part
 * of it.
 *
 * @param where what the text is of, for messages
 * @throws TemplateError when the text is no JSON object
 */
export function definitionOfText(text: string, substitutions: Substitutions, where: string): JsonObject {
  let definition: Json;
  try {
    definition = parseJson(substituted(text, substitutions));
  } catch (error) {
    throw new TemplateError([`${where} is no JSON: ${(error as Error).message}`]);
  }
  if (!isJsonObject(definition)) {
    throw new TemplateError([`${where} is no JSON object`]);
  }
  return definition;
}

/** A definition with substitutions made in all of its texts. */
export function substitutedIn(value: Json, substitutions: Substitutions): Json {
  if (typeof value === 'string') {
    return substituted(value, substitutions);
  }
  if (Array.isArray(value)) {
    return value.map((item) => substitutedIn(item as Json, substitutions));
  }
  return isJsonObject(value)
    ? Object.fromEntries(
        Object.entries(value).map(([name, field]) => [
          substituted(name, substitutions),
          substitutedIn(field, substitutions),
        ]),
      )
    : value;
}

function substituted(text: string, substitutions: Substitutions): string {
  return text.replace(/\$\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(substitutions, name) ? (substitutions[name] ?? whole) : whole,
  );
}
