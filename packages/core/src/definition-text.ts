/** What stands in for values of CloudFormation that only deployment knows, where ARNs have to stay ARNs. */
const PSEUDO_PARAMETERS: Readonly<Record<string, string>> = {
  'AWS::Partition': 'aws',
  'AWS::Region': 'us-east-1',
  'AWS::AccountId': '123456789012',
};

/** What `findMistakes` takes as right. */
const PLACEHOLDER = '${Token}';

/**
 * The definition of a state machine as JSON text, from the value that it has in the template, or `undefined` when only
 * deployment knows it. Functions of CloudFormation in it become placeholders.
 */
export function definitionText(value: unknown): string | undefined {
  if (typeof value === 'string') {
    return value;
  }
  const join = joined(value);
  if (join === undefined) {
    return isObject(value) && cloudFormationFunction(value) === undefined
      ? JSON.stringify(value, (_, each: unknown) => standIn(each) ?? each)
      : undefined;
  }
  let text = '';
  let isInText = false;
  for (const part of join) {
    if (typeof part === 'string') {
      text += part;
      isInText = isInText !== breaksOffInText(part);
    } else {
      // Outside of a text, the function gives a value by itself: a number, or a list.
      text += isInText ? (standIn(part) ?? '') : `"${PLACEHOLDER}"`;
    }
  }
  return text;
}

/** The parts of a text that CloudFormation puts together without anything between them. */
function joined(value: unknown): readonly unknown[] | undefined {
  const join = isObject(value) ? value['Fn::Join'] : undefined;
  return Array.isArray(join) && join[0] === '' && Array.isArray(join[1]) ? (join[1] as unknown[]) : undefined;
}

function standIn(value: unknown): string | undefined {
  const name = isObject(value) ? cloudFormationFunction(value) : undefined;
  if (name === undefined) {
    return undefined;
  }
  const parameter = name === 'Ref' ? (value as { Ref: unknown }).Ref : undefined;
  return (typeof parameter === 'string' ? PSEUDO_PARAMETERS[parameter] : undefined) ?? PLACEHOLDER;
}

function cloudFormationFunction(value: Readonly<Record<string, unknown>>): string | undefined {
  const [name, ...others] = Object.keys(value);
  return others.length === 0 && name !== undefined && (name === 'Ref' || name.startsWith('Fn::')) ? name : undefined;
}

/** True when JSON that begins outside of a text ends in one, or the other way round. */
function breaksOffInText(json: string): boolean {
  const quotes = json.replaceAll(/\\./gs, '').match(/"/g) ?? [];
  return quotes.length % 2 === 1;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
