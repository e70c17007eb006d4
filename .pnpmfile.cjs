// The AWS SDK's clients are here for their types alone (tools/wire): what they need to run is not installed.
module.exports = {
  hooks: {
    readPackage: (manifest) =>
      manifest.name?.startsWith('@aws-sdk/client-') ? { ...manifest, dependencies: {} } : manifest,
  },
};
