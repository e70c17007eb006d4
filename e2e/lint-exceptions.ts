/** What cfn-lint says that stays as it is. What it no longer says fails. */
export interface LintException {
  readonly rule: string;
  /** What the template and the place in it have to match, such as `Orders Resources/Queue/Properties`. */
  readonly at?: RegExp;
  /** What the message has to match. */
  readonly message: RegExp;
  readonly why: string;
}

export const lintExceptions: readonly LintException[] = [
  {
    rule: 'W3005',
    message: /dependency already enforced by/,
    why: 'aws-cdk-lib writes DependsOn for roles and other resources beside the reference to them.',
  },
  {
    rule: 'W3010',
    message: /'dummy1[abc]'/,
    why: 'Availability zones that aws-cdk-lib takes when no account is looked at. Deployed stacks have real ones.',
  },
  {
    rule: 'E1151',
    message: /^'vpc-(1|12345)' is not a 'AWS::EC2::VPC.Id'/,
    why: 'The VPC that aws-cdk-lib takes when no account is looked at, and that of our cases.',
  },
  {
    rule: 'W3697',
    message: /'AWS::AutoScaling::LaunchConfiguration' is from a service in maintenance mode/,
    why: 'aws-cdk-lib makes launch configurations for clusters on EC2, unless a feature flag says otherwise.',
  },
  {
    rule: 'E1029',
    at: /^EmrCreateCluster/,
    message: /embedded parameter "\$\{emr\.clusterId\}"/,
    why: 'What EMR has for the id of the cluster in a rule of scaling. It is EMR that fills it in.',
  },
  {
    rule: 'E3601',
    at: /^StepFunctionsStartExecution\S* Resources\/(Named)?Child[0-9A-F]{8}\//,
    message: /'(StartAt|States)' is a required property/,
    why: 'The machine that is started in our cases has no states: only its ARN matters.',
  },
  {
    rule: 'E3003',
    at: /^BatchSubmitJob-beyond-upstream-0 Resources\/OwnQueue/,
    message: /'(Compute|Service)EnvironmentOrder' is a required property/,
    why: 'The queue of our cases has nothing to compute with: only its ARN matters.',
  },
  {
    rule: 'E3018',
    at: /^BatchSubmitJob-beyond-upstream-0 Resources\/OwnQueue/,
    message: /is not valid under any of the given schemas/,
    why: 'The same, in other words.',
  },
];
