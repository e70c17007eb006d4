import { countProblem } from '@cdk-sfn/core';
import type { TaskProblem } from '@cdk-sfn/core';
import { Token } from 'aws-cdk-lib/core';
import type { IResolvable } from 'aws-cdk-lib/core';

/** Who says something. */
export enum HarnessMessageRole {
  /** Who asks. */
  USER = 'user',
  /** The agent, of what it said before. */
  ASSISTANT = 'assistant',
}

/** Something that is said to an agent, or that it said before. */
export interface HarnessMessage {
  /** Who says it. */
  readonly role: HarnessMessageRole;

  /** What is said, one or more texts. They may come from the state. */
  readonly content: string[];
}

/** Messages, or a reference to a list of such as the service has them: `[{ Role: 'user', Content: [{ Text: 'Hello' }] }]`. */
export type HarnessMessages = HarnessMessage[] | IResolvable;

/** Messages as the service takes them. */
export function messagesArgument(messages: HarnessMessages): unknown {
  return areWritten(messages)
    ? messages.map(({ content, role }) => ({ Role: role, Content: textBlocks(content) }))
    : messages;
}

/** Texts as the service takes them. A list from the state as a whole is taken to be such a list already. */
export function textBlocks(texts: string[] | undefined): unknown {
  return texts === undefined || Token.isUnresolved(texts) ? texts : texts.map((text) => ({ Text: text }));
}

/** What is wrong with messages. */
export function messageProblems(messages: HarnessMessages): (TaskProblem | undefined)[] {
  return areWritten(messages)
    ? [
        countProblem('messages', messages, { min: 1, unit: 'messages' }),
        ...messages.map(({ content }, i) => countProblem(`messages[${i}].content`, content, { min: 1, unit: 'texts' })),
      ]
    : [];
}

function areWritten(messages: HarnessMessages): messages is HarnessMessage[] {
  return Array.isArray(messages);
}
