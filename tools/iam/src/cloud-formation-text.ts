/** What is known of a resource that a policy refers to. */
export interface Referred {
  readonly type: string | undefined;
  readonly logicalId: string;
  /** `Ref`, or the name of the attribute. */
  readonly attribute: string;
}

const PSEUDO_PARAMETERS: Readonly<Record<string, string>> = {
  'AWS::AccountId': '123456789012',
  'AWS::Partition': 'aws',
  'AWS::Region': 'us-east-1',
  'AWS::StackName': 'stack',
  'AWS::URLSuffix': 'amazonaws.com',
};

/** Puts in what CloudFormation fills in, with a specimen for what it gives of a resource. */
export function filledIn(
  value: unknown,
  typeOf: (logicalId: string) => string | undefined,
  specimen: (referred: Referred) => string,
): string {
  const fill = (part: unknown): string => {
    if (typeof part === 'string') {
      return part;
    }
    const [[name, inner] = ['', undefined], ...others] = Object.entries(part ?? {}) as [string, unknown][];
    if (others.length > 0) {
      throw unknown(part);
    }
    switch (name) {
      case 'Ref': {
        const logicalId = inner as string;
        return PSEUDO_PARAMETERS[logicalId] ?? specimen({ type: typeOf(logicalId), logicalId, attribute: 'Ref' });
      }
      case 'Fn::GetAtt': {
        const [logicalId = '', attribute = ''] = inner as string[];
        return specimen({ type: typeOf(logicalId), logicalId, attribute });
      }
      case 'Fn::Join': {
        const [separator, parts] = inner as [string, unknown];
        return list(parts).join(separator);
      }
      case 'Fn::Select': {
        const [index, of] = inner as [number | string, unknown];
        const chosen = list(of)[Number(index)];
        if (chosen === undefined) {
          throw new Error(`There is no such part: ${JSON.stringify(part)}`);
        }
        return chosen;
      }
      case 'Fn::Sub':
        if (typeof inner !== 'string') {
          throw unknown(part);
        }
        return inner.replace(/\$\{([^.}]+)(?:\.([^}]+))?\}/g, (_, logicalId: string, attribute?: string) =>
          fill(attribute === undefined ? { Ref: logicalId } : { 'Fn::GetAtt': [logicalId, attribute] }),
        );
      case 'Fn::ImportValue':
        return specimen({ type: undefined, logicalId: fill(inner), attribute: 'Ref' });
      default:
        throw unknown(part);
    }
  };
  const list = (parts: unknown): string[] => {
    if (Array.isArray(parts)) {
      return parts.map(fill);
    }
    const { 'Fn::Split': split } = parts as { 'Fn::Split'?: [string, unknown] };
    if (split === undefined) {
      throw unknown(parts);
    }
    return fill(split[1]).split(split[0]);
  };
  return fill(value);
}

function unknown(part: unknown): Error {
  return new Error(`What CloudFormation makes of it is not known: ${JSON.stringify(part)}`);
}
