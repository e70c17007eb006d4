/**
 * An event of an execution's history, in the shape of `GetExecutionHistory`.
 *
 * `xxxEventDetails` is there by type, with the service's fields; inputs and outputs are JSON text.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_HistoryEvent.html
 */
export interface HistoryEvent {
  readonly id: number;
  readonly previousEventId: number;
  readonly timestamp: Date;
  readonly type: string;
  readonly [details: `${string}EventDetails`]: HistoryEventDetails | undefined;
}

/** What an event says beside its type; the fields that are there depend on the type. */
export interface HistoryEventDetails {
  readonly name?: string;
  readonly input?: string;
  readonly output?: string;
  readonly error?: string;
  readonly cause?: string;
  readonly resource?: string;
  readonly resourceType?: string;
  readonly region?: string;
  readonly parameters?: string;
  readonly timeoutInSeconds?: number;
  readonly heartbeatInSeconds?: number;
  readonly roleArn?: string;
  readonly index?: number;
  readonly length?: number;
  readonly mapRunArn?: string;
  readonly state?: string;
  readonly location?: string;
  readonly workerName?: string;
  readonly taskCredentials?: { readonly roleArn: string };
  readonly inputDetails?: { readonly truncated: boolean };
  readonly outputDetails?: { readonly truncated: boolean };
  readonly assignedVariables?: { readonly [name: string]: string };
  readonly assignedVariablesDetails?: { readonly truncated: boolean };
}
