export { SagemakerCreateTrainingJob } from './create-training-job';
export type {
  SagemakerCreateTrainingJobJsonataProps,
  SagemakerCreateTrainingJobJsonPathProps,
  SagemakerCreateTrainingJobOptions,
  SagemakerCreateTrainingJobProps,
} from './create-training-job';
