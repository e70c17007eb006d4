import { ts } from 'ts-morph';

/** A name of the tasks where the code uses it. */
export interface ClassUse {
  readonly name: string;
  /** The whole of it, with the name of the module. */
  readonly node: ts.Node;
}

/** Something that ours take otherwise than upstream's. */
export interface Look {
  readonly node: ts.Node;
  readonly message: string;
}

/** What of a use can be seen to differ. The id is that of a row in docs/differences.md. */
interface Rule {
  readonly id: string;
  readonly find: (task: TaskProps) => ts.Node | undefined;
  readonly message: string;
}

/** A task with the props that are written out where it is made. */
interface TaskProps {
  readonly className: string;
  /** What each prop is, or its name where that is all there is. */
  readonly props: ReadonlyMap<string, ts.Node>;
}

/** Tasks that cannot wait for what they start. */
export const RESPONSE_ONLY = new Set([
  'DynamoDeleteItem',
  'DynamoGetItem',
  'DynamoPutItem',
  'DynamoUpdateItem',
  'EmrCancelStep',
  'EmrModifyInstanceFleetByName',
  'EmrModifyInstanceGroupByName',
  'EmrSetClusterTerminationProtection',
  'EvaluateExpression',
  'HttpInvoke',
  'StepFunctionsInvokeActivity',
]);

/** The prop whose ARN or name is in the policy of the state machine. */
export const TARGETS: { readonly [className: string]: string } = {
  BedrockInvokeModel: 'model',
  CodeBuildStartBuild: 'project',
  CodeBuildStartBuildBatch: 'project',
  DynamoDeleteItem: 'table',
  DynamoGetItem: 'table',
  DynamoPutItem: 'table',
  DynamoUpdateItem: 'table',
  EventBridgeSchedulerCreateScheduleTask: 'scheduleName',
  GlueStartCrawlerRun: 'crawlerName',
  GlueStartJobRun: 'glueJobName',
  HttpInvoke: 'connection',
  LambdaInvoke: 'lambdaFunction',
  SnsPublish: 'topic',
  SqsSendMessage: 'queue',
  StepFunctionsStartExecution: 'stateMachine',
};

const JSONPATH_FIELDS = ['inputPath', 'outputPath', 'resultPath', 'resultSelector'];

/** What of a rule can be seen in the text of an app, before it is run. */
export const RULES: readonly Rule[] = [
  {
    id: 'two-timeouts',
    find: ({ props }) => both(props, 'timeout', 'taskTimeout') ?? both(props, 'heartbeat', 'heartbeatTimeout'),
    message: 'two props for the same time are refused: leave one out',
  },
  {
    id: 'pattern-ignored',
    find: ({ className, props }) =>
      RESPONSE_ONLY.has(className)
        ? textMatches(props.get('integrationPattern'), /\b(?:RUN_JOB|WAIT_FOR_TASK_TOKEN)$/)
        : undefined,
    message: 'this task cannot wait, and upstream left the pattern out without a word; ours refuses it: leave it out',
  },
  {
    id: 'target-from-state',
    find: ({ className, props }) => {
      const target = props.get(TARGETS[className] ?? '');
      return props.has('allowedTargets') ? undefined : fromState(target);
    },
    message: 'what is called comes from the state: say in `allowedTargets` what the state machine may call',
  },
  {
    id: 'result-path-of-many',
    find: ({ props }) => textMatches(props.get('resultPath'), /^(['"`])\$.*(?:\.\.|[*?:]).*\1$/),
    message: 'a result is written to one place: the service refuses this path, and ours does so at synth',
  },
  {
    id: 'jsonpath-fields-in-jsonata',
    find: ({ props }) =>
      textMatches(props.get('queryLanguage'), /\bJSONATA$/) &&
      JSONPATH_FIELDS.map((field) => props.get(field)).find((field) => field !== undefined),
    message: 'a JSONata state has no such field: use `outputs` and `assign`',
  },
  {
    id: 'dynamo-return-values',
    find: ({ className, props }) =>
      className === 'DynamoPutItem' || className === 'DynamoDeleteItem'
        ? textMatches(props.get('returnValues'), /\b(?:UPDATED_OLD|ALL_NEW|UPDATED_NEW)$/)
        : undefined,
    message: 'only an update can answer with these values: the call would fail, and ours refuses it at synth',
  },
  {
    id: 'apigateway-http-resource-policy',
    find: ({ className, props }) =>
      className === 'CallApiGatewayHttpApiEndpoint'
        ? textMatches(props.get('authType'), /\bRESOURCE_POLICY$/)
        : undefined,
    message: 'HTTP APIs have no resource policy: use `AuthType.IAM_ROLE`',
  },
];

/** What a subclass may have overridden that upstream calls while it renders. */
const HOOKS = new Set(['_renderTask', 'taskMetrics', 'taskPolicies', 'whenBoundToGraph']);

/** What a person should look at where a task is used. */
export function worthALook(use: ClassUse): Look[] {
  const { node } = use;
  const { parent } = node;
  if (
    ts.isPropertyAccessExpression(parent) &&
    parent.expression === node &&
    parent.name.text === 'PROPERTY_INJECTION_ID'
  ) {
    return [
      look(parent, 'the CDK injects props into its own classes only: extend the class instead', 'property-injection'),
    ];
  }
  if (
    ts.isExpressionWithTypeArguments(parent) &&
    ts.isHeritageClause(parent.parent) &&
    parent.parent.token === ts.SyntaxKind.ExtendsKeyword
  ) {
    return parent.parent.parent.members
      .filter((member) => member.name && HOOKS.has(member.name.getText()))
      .map((member) => ({
        node: member,
        message: `\`${member.name?.getText() ?? ''}\`: ours describe what they call and grant in \`describe\`: override that`,
      }));
  }
  const task = taskMade(use);
  return task === undefined
    ? []
    : RULES.flatMap(({ find, id, message }) => {
        const found = find(task);
        return found ? [look(found, message, id)] : [];
      });
}

function look(node: ts.Node, message: string, id: string): Look {
  return { node, message: `${message} (${id})` };
}

/** `new Task(scope, id, { … })`, \`Task.jsonPath(scope, id, { … })\` */
function taskMade({ name, node }: ClassUse): TaskProps | undefined {
  const { parent } = node;
  const isStatic = ts.isPropertyAccessExpression(parent) && /^json(?:Path|ata)$/.test(parent.name.text);
  const call = isStatic ? parent.parent : parent;
  const props = (ts.isNewExpression(call) || ts.isCallExpression(call)) && call.arguments?.[2];
  if (!props || !ts.isObjectLiteralExpression(props)) {
    return undefined;
  }
  const entries = props.properties.flatMap((prop): [string, ts.Node][] =>
    prop.name && (ts.isIdentifier(prop.name) || ts.isStringLiteralLike(prop.name))
      ? [[prop.name.text, ts.isPropertyAssignment(prop) ? prop.initializer : prop.name]]
      : [],
  );
  return { className: name, props: new Map(entries) };
}

function both(props: TaskProps['props'], first: string, second: string): ts.Node | undefined {
  return props.has(first) ? props.get(second) : undefined;
}

function textMatches(node: ts.Node | undefined, pattern: RegExp): ts.Node | undefined {
  return node && pattern.test(node.getText()) ? node : undefined;
}

/** Where something comes from the state: a reference of `JsonPath`, or an expression in JSONata. */
function fromState(node: ts.Node | undefined): ts.Node | undefined {
  return textMatches(node, /\bJsonPath\.\w+At\(|['"`]\{%/);
}
