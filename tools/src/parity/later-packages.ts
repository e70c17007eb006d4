/**
 * Where upstream keeps the tasks that we have no package for yet, and which package they will be in: folders and files
 * below aws-stepfunctions-tasks/lib. What a package exports belongs to that package, and so does what upstream keeps in
 * the same folder: that needs no line here.
 */
export const laterPackages: Readonly<Record<string, readonly string[]>> = {
  'tasks-aws-sdk': ['aws-sdk/', 'lambda/call-aws-service-cross-region'],
};
