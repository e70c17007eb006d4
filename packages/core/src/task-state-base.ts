import { Annotations, Aws } from 'aws-cdk-lib/core';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { errorNameWarnings } from './error-names';
import { comesFromStateData } from './hidden-state-data';
import { checkMachinesAround } from './machine-check';
import { machineLanguage, passQueryLanguageDown } from './query-language';
import { Renderer } from './renderer';
import { ioProblems, languageProblems, nameProblems, onlyInProblems, renderArguments, renderPath } from './state-io';
import { catchProblems, renderCatch, renderRetry, retryProblems } from './state-error-handling';
import type { Catcher } from './state-error-handling';
import { renderTimeouts, timeoutProblems } from './state-timeouts';
import type { IStepFunctionsTask } from './step-functions-task';
import type { ArnResource, ServiceIntegration, TaskDescription } from './task-description';
import { permissionProblems } from './task-permissions';
import type { TaskPermission } from './task-permissions';
import type { TaskStateBaseProps } from './task-props';
import { containsTaskToken } from './task-token';
import { TaskValidationError } from './task-validation-error';
import type { TaskProblem } from './task-validation-error';

/**
 * A Task state: the base of all integrations.
 *
 * A class that extends it says in `describe` what is called, from `this.props`; this class does the rest: it checks,
 * renders in the query language in force, grants permissions and offers what every state of the CDK has.
 *
 * `describe` runs inside the constructor, so it may use `this.props` and `this.node`, but no field of its own class: an
 * initializer would reset it. What a task makes there and shows, such as a role, stands in a field that it `declare`s.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-task.html
 */
export abstract class TaskStateBase<P extends TaskStateBaseProps = TaskStateBaseProps>
  extends sfn.TaskStateBase
  implements IStepFunctionsTask
{
  protected readonly props: P;
  protected readonly taskMetrics?: sfn.TaskMetricsConfig;
  protected readonly taskPolicies?: iam.PolicyStatement[];
  private readonly description: TaskDescription;
  private readonly pattern: sfn.IntegrationPattern;
  private readonly retriers: sfn.RetryProps[] = [];
  private readonly catchers: Catcher[] = [];
  private graph?: sfn.StateGraph;

  /** @throws TaskValidationError with everything that is wrong with the props */
  constructor(scope: Construct, id: string, props: P) {
    super(scope, id, props);
    checkMachinesAround(this);
    this.props = props;
    this.description = this.describe(this);
    const { metrics, resource, retries = [], statements = [] } = this.description;
    this.pattern = props.integrationPattern ?? patternsOf(resource)[0];
    const permissions = this.permissions();
    this.throwIfAny([...this.descriptionProblems(permissions), ...this.baseProblems()]);
    this.taskMetrics = metrics;
    this.taskPolicies = [
      ...permissions.map(
        ({ actions, resources, conditions }) =>
          new iam.PolicyStatement({ actions: [...actions], resources: [...resources], conditions }),
      ),
      ...statements,
    ];
    retries.forEach((retry) => this.addRetry(retry));
  }

  /** Says what the task does. Called once, by the constructor. */
  public abstract describe(scope: Construct): TaskDescription;

  /**
   * Tries again when the task fails with one of the errors; later calls add further rules.
   *
   * @throws TaskValidationError when the rule can never work
   */
  public override addRetry(props: sfn.RetryProps = {}): this {
    this.throwIfAny(retryProblems(props));
    this.retriers.push(props);
    return this;
  }

  /**
   * Goes to another state when the task fails with one of the errors, after its retries.
   *
   * `resultPath` is for JSONPath states, `outputs` for JSONata states.
   *
   * @throws TaskValidationError when the rule can never work
   */
  public override addCatch(handler: sfn.IChainable, props: sfn.CatchProps = {}): this {
    this.throwIfAny(catchProblems(props));
    super.addCatch(handler, props);
    this.catchers.push({ handler: handler.startState, props });
    return this;
  }

  /**
   * The state as it stands in the definition of the machine.
   *
   * @param topLevelQueryLanguage the language of the machine; inside Map and Parallel the machine's is found
   * @throws TaskValidationError with everything that does not fit the query language
   */
  public override toStateJson(topLevelQueryLanguage?: sfn.QueryLanguage): object {
    return this.render(topLevelQueryLanguage ?? machineLanguage(this.graph), this.renderNextEnd() as object);
  }

  protected override whenBoundToGraph(graph: sfn.StateGraph): void {
    this.graph = graph;
    passQueryLanguageDown(graph);
    super.whenBoundToGraph(graph);
  }

  /** Part of how the CDK renders a task; this class renders the whole state in `toStateJson`. */
  protected _renderTask(topLevelQueryLanguage?: sfn.QueryLanguage): object {
    return this.toStateJson(topLevelQueryLanguage);
  }

  private render(machine: sfn.QueryLanguage | undefined, transition: object): object {
    const { props } = this;
    const language = props.queryLanguage ?? machine ?? sfn.QueryLanguage.JSON_PATH;
    const isJsonata = language === sfn.QueryLanguage.JSONATA;
    const renderer = Renderer.for(language, this);
    const { args, inputPath } = renderArguments(renderer, language, this.description.arguments, props.inputPath);
    const state = {
      QueryLanguage: isJsonata && machine !== language ? language : undefined,
      ...transition,
      Retry: renderRetry(this.retriers),
      Catch: renderCatch(renderer, language, this.catchers),
      Type: 'Task',
      Comment: props.comment,
      ...renderTimeouts(renderer, language, props, this.description.timeoutIsArgument),
      InputPath: renderPath(inputPath),
      OutputPath: renderPath(props.outputPath),
      ResultPath: renderPath(props.resultPath),
      Arguments: isJsonata ? args : undefined,
      Output: isJsonata ? renderer.value('outputs', props.outputs) : undefined,
      ResultSelector: props.resultSelector && renderer.fields('resultSelector', Object.entries(props.resultSelector)),
      Credentials: props.credentials && renderer.fields('credentials', [['RoleArn', props.credentials.role.roleArn]]),
      Assign: props.assign && renderer.fields('assign', Object.entries(props.assign)),
      Resource: this.resourceArn(),
      Parameters: isJsonata ? undefined : args,
    };
    this.throwIfAny([...nameProblems(this.stateId), ...this.languageProblems(language, machine), ...renderer.problems]);
    const { catchers, pattern, retriers } = this;
    const { errors } = this.description;
    const warnings = [...renderer.warnings, ...errorNameWarnings({ errors, pattern, retriers, catchers })];
    for (const { id, message } of warnings) {
      Annotations.of(this).addWarningV2(id, message);
    }
    return withoutAbsent(state);
  }

  private resourceArn(): string {
    const { resource } = this.description;
    if ('arn' in resource) {
      return resource.arn;
    }
    return `arn:${Aws.PARTITION}:states:::${resource.service}:${resource.action}${suffixes(resource)[this.pattern]}`;
  }

  private permissions(): readonly TaskPermission[] {
    const { call = [], runJob = [] } = this.description.permissions ?? {};
    return this.pattern === sfn.IntegrationPattern.RUN_JOB ? [...call, ...runJob] : call;
  }

  private descriptionProblems(permissions: readonly TaskPermission[]): TaskProblem[] {
    const { arguments: args, problems = [], resource, statements = [] } = this.description;
    const found = problems.filter((problem) => problem !== undefined && problem !== false);
    if ('arn' in resource && comesFromStateData(this, resource.arn)) {
      found.push({
        prop: 'resource',
        problem: 'comes from the state, but a state names what it calls when it is written',
        fix: 'use the form of the task that takes the ARN as an argument',
      });
    }
    const supported = patternsOf(resource);
    if (!supported.includes(this.pattern)) {
      found.push({
        prop: 'integrationPattern',
        problem: `is ${this.pattern}, which this task does not support`,
        fix: `use ${supported.join(' or ')}`,
      });
    } else if (this.pattern === sfn.IntegrationPattern.WAIT_FOR_TASK_TOKEN && !containsTaskToken(args)) {
      found.push({
        prop: 'integrationPattern',
        problem:
          'is WAIT_FOR_TASK_TOKEN, but the arguments do not hand the token on, so that nobody could end the task',
        fix: 'put JsonPath.taskToken or Jsonata.taskToken somewhere in the arguments',
      });
    }
    return found.length > 0 ? found : permissionProblems(this, [...permissions, ...statements]);
  }

  /** What is wrong with the props of every task. What depends on the language waits for it, unless it is given. */
  private baseProblems(): TaskProblem[] {
    const { credentials, queryLanguage } = this.props;
    const problems = [...timeoutProblems(this.props), ...ioProblems(this.props)];
    if (credentials !== undefined && comesFromStateData(this, credentials.role.resource)) {
      problems.push({
        prop: 'credentials.role',
        problem: 'comes from the state, so that no permission can be granted on it',
        fix: 'use TaskRole.fromRoleArnJsonPath or TaskRole.fromRoleArnJsonata',
      });
    }
    if (queryLanguage === undefined) {
      return problems;
    }
    const renderer = Renderer.for(queryLanguage, this);
    renderArguments(renderer, queryLanguage, this.description.arguments, this.props.inputPath);
    return [...problems, ...this.languageProblems(queryLanguage, undefined), ...renderer.problems];
  }

  private languageProblems(language: sfn.QueryLanguage, machine: sfn.QueryLanguage | undefined): TaskProblem[] {
    const { onlyIn } = this.description;
    return [...languageProblems(language, machine, this.props), ...onlyInProblems(language, onlyIn)];
  }

  private throwIfAny(problems: readonly TaskProblem[]): void {
    if (problems.length > 0) {
      throw new TaskValidationError(this.node.path, [
        ...new Map(problems.map((each) => [JSON.stringify(each), each])).values(),
      ]);
    }
  }
}

/** The fields that are there, in their order. A loop, because every state of every machine comes through here. */
function withoutAbsent(fields: Readonly<Record<string, unknown>>): object {
  const present: Record<string, unknown> = {};
  for (const key of Object.keys(fields)) {
    if (fields[key] !== undefined) {
      present[key] = fields[key];
    }
  }
  return present;
}

function patternsOf(resource: ServiceIntegration | ArnResource): ServiceIntegration['patterns'] {
  return 'arn' in resource ? [sfn.IntegrationPattern.REQUEST_RESPONSE] : resource.patterns;
}

function suffixes({ runJobVersion }: ServiceIntegration): Record<sfn.IntegrationPattern, string> {
  return {
    [sfn.IntegrationPattern.REQUEST_RESPONSE]: '',
    [sfn.IntegrationPattern.RUN_JOB]: runJobVersion === undefined ? '.sync' : `.sync:${runJobVersion}`,
    [sfn.IntegrationPattern.WAIT_FOR_TASK_TOKEN]: '.waitForTaskToken',
  };
}
