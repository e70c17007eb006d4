import { describe, expect, test } from 'vitest';
import { checkSnippets } from '../../src/snippets/check-snippets.ts';
import { readSnippets } from '../../src/snippets/snippet.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const fixture = `
import { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';

export function queueFixture(scope: Construct) {
  const queue = new Queue(scope, 'Queue');
  return { queue };
}
`;

/** Checks a document whose blocks are these; each begins with the comment above it, if it has one. */
async function check(...blocks: string[]) {
  const document = blocks
    .map((block) => block.trim().replace(/^(<!--.*-->\n)?/, '$1```ts\n'))
    .map((block) => `${block}\n\`\`\`\n`)
    .join('\n');
  const root = temporaryFolder({ 'docs/a.md': document, 'docs/snippets/fixtures/queue.ts': fixture });
  return checkSnippets(root, readSnippets(root, ['docs/a.md']));
}

test('good snippets of every kind have no problem', async () => {
  const body = `
import { Pass } from 'aws-cdk-lib/aws-stepfunctions';

export const pass = new Pass(this, 'Pass');
`;
  const withFixture = `
<!-- snippet: fixture=queue -->
import { Topic } from 'aws-cdk-lib/aws-sns';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';

new Topic(this, 'Topic').addSubscription(new SqsSubscription(queue));
`;
  const stack = `
import { Stack } from 'aws-cdk-lib/core';
import type { StackProps } from 'aws-cdk-lib/core';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

class TopicStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);
    new Topic(this, 'Topic');
  }
}
`;
  const program = `
import { App, Stack } from 'aws-cdk-lib/core';
import { Topic } from 'aws-cdk-lib/aws-sns';

const app = new App();
new Topic(new Stack(app, 'Stack'), 'Topic');
app.synth();
`;
  const awaiting = `
<!-- snippet: fixture=queue -->
import { setTimeout } from 'node:timers/promises';

await setTimeout(1);
if (queue.queueUrl === '') throw new Error('no queue');
`;
  const error = `
<!-- snippet: throws="not this way" -->
throw new Error('not this way');
`;

  expect(await check(body, withFixture, stack, program, awaiting, error)).toEqual({ failed: 0, problems: [] });
});

describe('bad snippets, all in one document', () => {
  const blocks = {
    'a type error, at its line':
      "import { Pass } from 'aws-cdk-lib/aws-stepfunctions';\n\nnew Pass(this, 'Pass', { comment: 1 });",
    'a syntax error': 'const a = ;',
    'an error at run time': "const fine = true;\nthrow new Error('broken');",
    'an error at synth': "this.node.addValidation({ validate: () => ['not valid'] });",
    'an error on a construct':
      "import { Annotations } from 'aws-cdk-lib/core';\n\nAnnotations.of(this).addError('not meant so');",
    'a template that CloudFormation refuses':
      "import { CfnResource } from 'aws-cdk-lib/core';\n\nnew CfnResource(this, 'Queue', { type: 'AWS::SQS::Queue', properties: { Size: 1 } });",
    'an error that does not come': '<!-- snippet: throws="no" -->\nconst fine = true;',
    'a fixture that is not there': '<!-- snippet: fixture=nothing -->\nconst fine = true;',
    'a good one among them': 'const fine = true;',
    'an error after a while': "await Promise.resolve();\nthrow new Error('broken later');",
  };
  let result: ReturnType<typeof check> | undefined;
  const checked = () => (result ??= check(...Object.values(blocks)));

  test.each([
    ['a type error, at its line', 'docs/a.md:4: ', "Type 'number' is not assignable to type 'string'."],
    ['a syntax error', 'docs/a.md:8: ', 'Expression expected.'],
    ['an error at run time', 'docs/a.md:1', 'broken'],
    ['an error at synth', 'docs/a.md:17: ', 'not valid'],
    ['an error on a construct', 'docs/a.md:', 'not meant so'],
    ['a template that CloudFormation refuses', 'docs/a.md:', "'Size' was unexpected"],
    ['an error that does not come', 'docs/a.md:34: ', 'did not throw "no"'],
    ['an error after a while', 'docs/a.md:4', 'broken later'],
    ['a fixture that is not there', 'docs/a.md:39: ', 'there is no docs/snippets/fixtures/nothing.ts'],
  ])('%s', async (_, place, message) => {
    const { problems } = await checked();

    expect(problems.filter((problem) => problem.startsWith(place) && problem.includes(message))).toHaveLength(1);
  });

  test('there are no other problems', async () => {
    const { failed, problems } = await checked();

    expect(problems).toHaveLength(9);
    expect(failed).toBe(9);
  });
});
