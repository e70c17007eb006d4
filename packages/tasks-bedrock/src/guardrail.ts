import { isLiteral, lengthProblem, namedTarget, numberProblem, StateData, taskTarget } from '@cdk-sfn/core';
import type { TaskProblem, TaskTarget } from '@cdk-sfn/core';
import type { Construct } from 'constructs';
import { attributeName } from './attribute-name';

/** @see https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_InvokeModel.html */
const LIMITS = { identifier: { min: 1, max: 2048 }, version: { min: 1, max: 99_999_999 } };

const DRAFT = 'DRAFT';

/**
 * A guardrail, which looks at what goes into a model and comes out of it.
 *
 * @see https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails.html
 */
export class Guardrail {
  /**
   * A version of a guardrail.
   *
   * @param identifier its id, or its ARN, at most 2,048 characters. If it comes from the state, the task needs
   * `allowedGuardrails`.
   * @param version 1 to 99,999,999
   */
  public static enable(identifier: string, version: number): Guardrail {
    return new Guardrail(identifier, StateData.text(version));
  }

  /**
   * The working draft of a guardrail.
   *
   * @param identifier its id, or its ARN, at most 2,048 characters. If it comes from the state, the task needs
   * `allowedGuardrails`.
   */
  public static enableDraft(identifier: string): Guardrail {
    return new Guardrail(identifier, DRAFT);
  }

  /**
   * @param guardrailIdentifier the id or the ARN
   * @param guardrailVersion the version, or `DRAFT`
   */
  private constructor(
    public readonly guardrailIdentifier: string,
    public readonly guardrailVersion: string,
  ) {}
}

/** Works out which guardrails the task may use: the one that is given, or those that it may be. */
export function guardrailTarget(
  scope: Construct,
  { guardrailIdentifier }: Guardrail,
  allowedGuardrails: string[] | undefined,
): TaskTarget {
  const isArn = guardrailIdentifier.startsWith('arn:') || attributeName(guardrailIdentifier) === 'GuardrailArn';
  const options = { allowedTargets: allowedGuardrails };
  const target = taskTarget(scope, 'guardrail', guardrailIdentifier, options, { allowedIn: 'allowedGuardrails' });
  return target.isFromState || isArn
    ? target
    : namedTarget(
        scope,
        'guardrail',
        { name: guardrailIdentifier, arn: { service: 'bedrock', resource: 'guardrail' } },
        options,
      );
}

/** What is wrong with a guardrail. */
export function guardrailProblems({
  guardrailIdentifier,
  guardrailVersion,
}: Guardrail): (TaskProblem | false | undefined)[] {
  const version = Number(guardrailVersion);
  return [
    lengthProblem('guardrail identifier', guardrailIdentifier, LIMITS.identifier),
    isLiteral(guardrailIdentifier) &&
      !/^(arn:[^:]+:bedrock:[^:]+:[^:]+:guardrail\/)?[a-z0-9]+$/.test(guardrailIdentifier) && {
        prop: 'guardrail identifier',
        problem: `is ${JSON.stringify(guardrailIdentifier)}`,
        fix: 'give an id of lowercase letters and digits, or an ARN that ends in guardrail/ and such an id',
      },
    ...(isLiteral(guardrailVersion) && guardrailVersion !== DRAFT
      ? [
          numberProblem('guardrail version', version, LIMITS.version),
          !Number.isInteger(version) && {
            prop: 'guardrail version',
            problem: `is ${guardrailVersion}`,
            fix: 'give a whole number',
          },
        ]
      : []),
  ];
}
