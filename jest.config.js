import { availableParallelism } from 'node:os'
import { swcOptions } from './swc.options.js'

export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts', '**/*.test.tsx'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '\\.ts$': ['@swc/jest', swcOptions('.ts')], '\\.tsx$': ['@swc/jest', swcOptions('.tsx')] },
  // Sources import './x.js', as Node and the compiler want it; on disk it is x.ts or x.tsx.
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.handfast'],
  globalSetup: '<rootDir>/test/support/global-setup.js',
  globalTeardown: '<rootDir>/test/support/global-teardown.js',
  reporters: ['default', '<rootDir>/test/support/closing-line.js'],
  // Tests wait for an engine and a database more than they compute, so even two processors serve two workers; more than
  // four would wait for the one engine.
  maxWorkers: Math.min(4, Math.max(2, availableParallelism())),
  // For slow and busy machines: nothing waits so long for what is there.
  testTimeout: 120_000,
}
