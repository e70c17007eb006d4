// Most of the AWS SDK's clients are here for their types alone (tools/wire): what they need to run is not installed.
const RUN = new Set(
  ['cloudformation', 'dynamodb', 'ecs', 'eventbridge', 'lambda', 's3', 'sfn', 'sns', 'sqs'].map(
    (service) => `@aws-sdk/client-${service}`,
  ),
);

module.exports = {
  hooks: {
    readPackage: (manifest) =>
      manifest.name?.startsWith('@aws-sdk/client-') && !RUN.has(manifest.name)
        ? { ...manifest, dependencies: {} }
        : manifest,
  },
};
