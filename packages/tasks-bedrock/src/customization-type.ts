/**
 * How a model is customized.
 *
 * @see https://docs.aws.amazon.com/bedrock/latest/userguide/custom-models.html
 */
export enum CustomizationType {
  /** With labeled data, for a certain task. */
  FINE_TUNING = 'FINE_TUNING',
  /** With unlabeled data, so that the model knows a field. */
  CONTINUED_PRE_TRAINING = 'CONTINUED_PRE_TRAINING',
  /** With responses of a larger model, the teacher. */
  DISTILLATION = 'DISTILLATION',
}
