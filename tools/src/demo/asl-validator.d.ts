// asl-validator comes without types.
declare module 'asl-validator' {
  interface Validation {
    readonly isValid: boolean;
    readonly errors: readonly { readonly 'Error code': string; readonly Message: string }[];
  }
  /** Changes the definition: gives every state its query language. */
  function validate(definition: object, options?: { checkPaths: boolean; checkArn: boolean }): Validation;
  export = validate;
}
