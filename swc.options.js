/**
 * How swc compiles one file; tests, processes run from source and the build share it. `npm run types` checks the files
 * together.
 */
export const swcOptions = fileName => ({
  swcrc: false,
  jsc: {
    target: 'es2023',
    parser: { syntax: 'typescript', tsx: fileName.endsWith('.tsx'), decorators: true },
    // Nest finds what to inject by the types of a constructor, so their metadata must be emitted.
    transform: {
      legacyDecorator: true,
      decoratorMetadata: true,
      useDefineForClassFields: false,
      react: { runtime: 'automatic' },
    },
    keepClassNames: true,
  },
  module: { type: 'es6' },
  sourceMaps: 'inline',
})
