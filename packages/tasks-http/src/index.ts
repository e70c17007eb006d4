export type { HttpConnection } from './connection';
export { HttpErrors } from './http-errors';
export { HttpInvoke } from './invoke';
export type { HttpInvokeJsonataProps, HttpInvokeJsonPathProps, HttpInvokeOptions, HttpInvokeProps } from './invoke';
export { URLEncodingFormat } from './url-encoding-format';
