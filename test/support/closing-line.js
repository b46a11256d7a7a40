import { writeSync } from 'node:fs';

/** The last line of `npm test`, alone on its line: people and scripts look for it. */
export default class ClosingLine {
  onRunComplete(_contexts, results) {
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    writeSync(1, `\n${results.numPassedTests} passed, ${failed} failed\n`);
  }
}
