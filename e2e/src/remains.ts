import type { Clients } from './clients.ts';
import { idsOf } from './template.ts';
import type { Deployment } from './deployment.ts';

/** What executions leave behind in a stack, by logical id. */
export interface Remains {
  /** The items of tables, in an order that follows from what they are. */
  readonly tables: Readonly<Record<string, readonly unknown[]>>;
  /** The messages in queues, with what their bodies say. */
  readonly queues: Readonly<Record<string, readonly unknown[]>>;
  /** What the subscribers of topics got. */
  readonly topics: Readonly<Record<string, readonly unknown[]>>;
}

/** Looks on as messages come to the topics of a stack, and says in the end what there is. */
export class Observer {
  private readonly subscribers = new Map<string, string>();

  public constructor(
    private readonly clients: Clients,
    private readonly deployment: Deployment,
  ) {}

  /** Subscribes to the topics of the stack. */
  public async watch(): Promise<void> {
    const { sns, sqs } = this.clients;
    for (const id of idsOf(this.deployment.template, 'AWS::SNS::Topic')) {
      const { QueueUrl = '' } = await sqs.createQueue({ QueueName: `observer-of-${id}` });
      const { Attributes } = await sqs.getQueueAttributes({ QueueUrl, AttributeNames: ['QueueArn'] });
      await sns.subscribe({
        TopicArn: this.deployment.physicalIds[id],
        Protocol: 'sqs',
        Endpoint: Attributes?.QueueArn,
      });
      this.subscribers.set(id, QueueUrl);
    }
  }

  public async remains(): Promise<Remains> {
    const { physicalIds, template } = this.deployment;
    const queues = idsOf(template, 'AWS::SQS::Queue').map((id): [string, string] => [id, physicalIds[id]!]);
    const of = async <T>(entries: Iterable<[string, string]>, read: (id: string) => Promise<T>) =>
      Object.fromEntries(await Promise.all([...entries].map(async ([id, place]) => [id, await read(place)] as const)));
    return {
      tables: await of(
        idsOf(template, 'AWS::DynamoDB::Table').map((id) => [id, physicalIds[id]!]),
        (table) => this.items(table),
      ),
      queues: await of(queues, (url) => this.messages(url)),
      topics: await of(this.subscribers, async (url) => {
        const bodies = (await this.messages(url)).map(({ body }) => JSON.parse(body) as Record<string, unknown>);
        return bodies.map(({ Message, MessageAttributes, Subject }) => ({ Message, MessageAttributes, Subject }));
      }),
    };
  }

  private async items(TableName: string): Promise<unknown[]> {
    const { Items = [] } = await this.clients.dynamoDb.scan({ TableName });
    return Items.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  }

  private async messages(QueueUrl: string): Promise<{ body: string; content: unknown; attributes: unknown }[]> {
    const found: { body: string; content: unknown; attributes: unknown }[] = [];
    for (;;) {
      const { Messages = [] } = await this.clients.sqs.receiveMessage({
        QueueUrl,
        MaxNumberOfMessages: 10,
        MessageAttributeNames: ['All'],
        WaitTimeSeconds: 0,
      });
      if (Messages.length === 0) {
        return found.sort((a, b) => (a.body < b.body ? -1 : 1));
      }
      for (const { Body = '', MessageAttributes = {} } of Messages) {
        found.push({ body: Body, content: parsed(Body), attributes: MessageAttributes });
      }
    }
  }
}

/** What JSON text says; other text as it is. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
