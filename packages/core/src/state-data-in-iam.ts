import { DefaultTokenResolver, StringConcat, Token, Tokenization } from 'aws-cdk-lib';
import type { IPostProcessor, IResolvable, IResolveContext } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { isReference, referencesIn } from './argument-value';

/**
 * True when a text for IAM comes from state data, in part or whole, however deep CloudFormation functions wrap it.
 * IAM would take the path or the expression literally.
 */
export function comesFromStateData(scope: Construct, text: string): boolean {
  if (!Token.isUnresolved(text)) {
    return text.startsWith('$') || text.includes('{%');
  }
  if (referencesIn(text).length > 0) {
    return true;
  }
  const finder = new ReferenceFinder();
  try {
    Tokenization.resolve(text, { scope, resolver: finder, preparing: true });
  } catch {
    // A value that cannot be resolved before synthesis does not come from `JsonPath` or `Jsonata`, whose tokens can.
  }
  return finder.found;
}

class ReferenceFinder extends DefaultTokenResolver {
  public found = false;

  constructor() {
    super(new StringConcat());
  }

  public override resolveToken(token: IResolvable, context: IResolveContext, postProcessor: IPostProcessor): unknown {
    this.found ||= isReference(token);
    return super.resolveToken(token, context, postProcessor);
  }
}
