export { StepFunctionsInvokeActivity } from './invoke-activity';
export type {
  StepFunctionsInvokeActivityJsonataProps,
  StepFunctionsInvokeActivityJsonPathProps,
  StepFunctionsInvokeActivityOptions,
  StepFunctionsInvokeActivityProps,
} from './invoke-activity';
export { StepFunctionsStartExecution } from './start-execution';
export type {
  ChildStateMachine,
  StateMachineRef,
  StepFunctionsStartExecutionJsonataProps,
  StepFunctionsStartExecutionJsonPathProps,
  StepFunctionsStartExecutionOptions,
  StepFunctionsStartExecutionProps,
} from './start-execution';
export { StepFunctionsErrors } from './step-functions-errors';
