export { EksCall } from './call';
export type { EksCallJsonataProps, EksCallJsonPathProps, EksCallOptions, EksCallProps } from './call';
