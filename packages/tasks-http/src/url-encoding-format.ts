/**
 * Whether the body is sent as a form, and how a list in it is written.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html
 */
export enum URLEncodingFormat {
  /** As a form; `{ a: [1, 2] }` is `a[]=1&a[]=2`. */
  BRACKETS = 'BRACKETS',
  /** As a form; `{ a: [1, 2] }` is `a=1,2`. */
  COMMAS = 'COMMAS',
  /** As a form; lists are written as the service does when it is not told, which is as with `INDICES`. */
  DEFAULT = 'DEFAULT',
  /** As a form; `{ a: [1, 2] }` is `a[0]=1&a[1]=2`. */
  INDICES = 'INDICES',
  /** As JSON. */
  NONE = 'NONE',
  /** As a form; `{ a: [1, 2] }` is `a=1&a=2`. */
  REPEAT = 'REPEAT',
}
