/**
 * Who Step Functions is to the API.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-api-gateway.html
 */
export enum AuthType {
  /** Nobody: the request is not signed. */
  NO_AUTH = 'NO_AUTH',
  /** The role of the state machine, which is granted `execute-api:Invoke`. */
  IAM_ROLE = 'IAM_ROLE',
  /**
   * The service `states.amazonaws.com`, which the resource policy of the API has to let in. For REST APIs only. The
   * role is granted nothing.
   */
  RESOURCE_POLICY = 'RESOURCE_POLICY',
}
