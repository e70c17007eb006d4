export type { HttpConnection } from './connection';
export { HttpInvoke } from './invoke';
export type { HttpInvokeJsonataProps, HttpInvokeJsonPathProps, HttpInvokeOptions, HttpInvokeProps } from './invoke';
export { URLEncodingFormat } from './url-encoding-format';
