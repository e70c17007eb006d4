module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  transform: {
    // The types are checked when the app is synthesised.
    '^.+\\.tsx?$': ['ts-jest', { isolatedModules: true }],
  },
};
