import { ConfigError, orExit, readClientConfig } from '../config.js'
import { Api, ApiProblem, NotRunning } from './api.js'
import { Loading } from './loading.js'
import { readProgramme, SampleError } from './programme.js'

/**
 * Loads the sample programme through the HTTP API and ends. A second run finds everything there and changes nothing.
 */
const { url, apiKey } = orExit(readClientConfig)

try {
  const programme = readProgramme()
  const loading = new Loading(new Api(url, apiKey))
  await loading.vendor(programme.vendor)
  for (const partner of programme.partners) console.log(await loading.partner(partner))
} catch (error) {
  const isPlain =
    error instanceof ApiProblem
    || error instanceof NotRunning
    || error instanceof SampleError
    || error instanceof ConfigError
  console.error(isPlain ? `The sample programme could not be loaded.\n${error.message}` : error)
  process.exitCode = 1
}
