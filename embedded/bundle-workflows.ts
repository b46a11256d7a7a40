import { makeBundle } from './workflow-bundle.js'

/** A process of its own, so that the start goes on meanwhile: bundling takes a processor for seconds. */
await makeBundle(process.argv[2] ?? '.')
