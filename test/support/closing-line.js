import { writeSync } from 'node:fs'

/**
 * The last line of `npm test`, alone on its line: people and scripts look for it. Jest adds its own summary after every
 * other reporter.
 */
export default class ClosingLine {
  onRunComplete(_contexts, results) {
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites
    process.once('exit', () => writeSync(1, `\n${results.numPassedTests} passed, ${failed} failed\n`))
  }
}
