module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  transform: {
    // The types are checked by ts-node already.
    '^.+\\.tsx?$': ['ts-jest', { isolatedModules: true }],
  },
};
