import { makeBundle } from './workflow-bundle.js'

/** Runs as its own process so that the rest can start meanwhile: bundling keeps one processor busy for seconds. */
await makeBundle(process.argv[2] ?? '.')
