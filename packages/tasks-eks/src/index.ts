export { EksCall } from './call';
export type { CalledCluster, EksCallJsonataProps, EksCallJsonPathProps, EksCallOptions, EksCallProps } from './call';
export { HttpMethods, MethodType } from './http-methods';
