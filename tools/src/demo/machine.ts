import type { Definition } from './definition.ts';

/** A state machine as it stands in a CloudFormation template. */
export interface Machine {
  name: string;
  /** In place of what only a deployment knows stands the name that the template has for it: `${Orders}`, `${Pay.Arn}`. */
  definition: Definition;
}

export interface Template {
  Resources?: Record<string, { Type: string; Properties?: { DefinitionString?: unknown } }>;
}

export function machinesOf(template: Template): Machine[] {
  return Object.entries(template.Resources ?? {})
    .filter(([, { Type }]) => Type === 'AWS::StepFunctions::StateMachine')
    .map(([logicalId, { Properties }]) => ({
      name: withoutHash(logicalId),
      definition: JSON.parse(text(Properties?.DefinitionString, logicalId)) as Definition,
    }));
}

/** `Orders` of `OrdersAB12CD34`: the CDK ends the names that it makes with a hash. */
export function withoutHash(logicalId: string): string {
  return logicalId.replace(/(?<=.)[0-9A-F]{8}$/, '');
}

function text(value: unknown, logicalId: string): string {
  if (typeof value === 'string') return value;
  const [[name, argument] = ['', undefined]] = Object.entries(value ?? {}) as [string, unknown][];
  switch (name) {
    case 'Ref':
      return argument === 'AWS::Partition' ? 'aws' : `\${${String(argument)}}`;
    case 'Fn::GetAtt':
      return `\${${(argument as string[]).join('.')}}`;
    case 'Fn::Join': {
      const [separator, parts] = argument as [string, unknown[]];
      return parts.map((part) => text(part, logicalId)).join(separator);
    }
    default:
      throw new Error(
        `The definition of ${logicalId} has ${name || 'no text'}: only text, Ref, Fn::GetAtt and Fn::Join can be read`,
      );
  }
}
