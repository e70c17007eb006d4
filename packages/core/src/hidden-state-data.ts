import { DefaultTokenResolver, Intrinsic, Reference, StringConcat, Tokenization } from 'aws-cdk-lib/core';
import type { IPostProcessor, IResolvable, IResolveContext } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { isReference, mayHoldTokens, textParts } from './argument-value';

/**
 * True when a text for IAM comes from state data, in part or whole, however deep CloudFormation functions wrap it.
 * IAM would take the path or the expression literally.
 */
export function comesFromStateData(scope: Construct, text: string): boolean {
  if (!mayHoldTokens(text)) {
    return isWrittenOut(text);
  }
  return once(TARGETS, text, () => {
    const parts = textParts(text);
    const literals = parts.map((part) => ('literal' in part ? part.literal : ''));
    return (
      parts.some(isReference) ||
      literals.some((literal, i) => (i === 0 ? isWrittenOut(literal) : WRITTEN_OUT.test(literal))) ||
      (text.startsWith('#{Token[') && isReference(Tokenization.reverseList([text]))) ||
      hidesStateData(scope, text)
    );
  });
}

/** A path or an expression in the middle of an ARN, where `$LATEST` and `$default` are names. */
const WRITTEN_OUT = /\$\$?[.[]|\{%/;

function isWrittenOut(text: string): boolean {
  return /^\$(?!\{)/.test(text) || WRITTEN_OUT.test(text);
}

/** True when a CloudFormation function in the value works on state data, which is not there yet at deployment. */
export function hidesStateData(scope: Construct, value: unknown): boolean {
  return typeof value === 'string'
    ? once(HIDDEN, value, () => findsReference(scope, value))
    : findsReference(scope, value);
}

/** Tasks ask for the same ARNs over and over. The tokens of a text stay the same, the CDK keeps them for ever. */
const TARGETS = new Map<string, boolean>();
const HIDDEN = new Map<string, boolean>();

function once(answers: Map<string, boolean>, text: string, find: () => boolean): boolean {
  const answer = answers.get(text) ?? find();
  answers.set(text, answer);
  return answer;
}

function findsReference(scope: Construct, value: unknown): boolean {
  const finder = new ReferenceFinder();
  Tokenization.resolve(value, { scope, resolver: finder, preparing: true });
  return finder.found;
}

/** Looks into CloudFormation functions. What is produced late stays closed: to look would fix its value too early. */
class ReferenceFinder extends DefaultTokenResolver {
  public found = false;

  constructor() {
    super(new StringConcat());
  }

  public override resolveToken(token: IResolvable, context: IResolveContext, postProcessor: IPostProcessor): unknown {
    this.found ||= isReference(token);
    const isFunction = isCloudFormationFunction(token) && !Reference.isReference(token);
    return isFunction ? (super.resolveToken(token, context, postProcessor) as unknown) : 'token';
  }
}

/** `Fn.join` and some others are no intrinsics to the CDK; they tell what they are when they are printed. */
function isCloudFormationFunction(token: IResolvable & { toJSON?(): unknown }): boolean {
  return token instanceof Intrinsic || String(token.toJSON?.()).startsWith('<Fn::');
}
