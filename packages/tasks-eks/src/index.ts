export { EksCall } from './call';
export type { EksCallJsonataProps, EksCallJsonPathProps, EksCallOptions, EksCallProps } from './call';
export type { CalledCluster } from './called-cluster';
export { HttpMethods, MethodType } from './http-methods';
export type { EksLogOptions } from './log-options';
export { EksRunJob } from './run-job';
export type { EksRunJobJsonataProps, EksRunJobJsonPathProps, EksRunJobOptions, EksRunJobProps } from './run-job';
