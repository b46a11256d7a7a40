import { MikroORM } from '@mikro-orm/postgresql'
import { Logger } from 'nestjs-pino'
import { orExit, readConfig } from '../config.js'
import { createApp } from './app.js'
import { publishShippedModels } from './models/shipped.js'

const config = orExit(readConfig)
const app = await createApp(config).catch(failed('The API could not be built'))
const logger = app.get(Logger)

/**
 * Nothing works without the database, so its absence is said at once; an engine that is away is answered 503, command
 * by command.
 */
await app
  .get(MikroORM)
  .em.fork()
  .getConnection()
  .execute('select 1')
  .catch(failed(`The database at ${hostOf(config.databaseUrl)} does not answer`))
await publishShippedModels(app.get(MikroORM)).catch(
  failed('The models that Handfast comes with could not be published'),
)
await app
  .listen(config.apiPort, config.apiHost)
  .catch(failed(`The API cannot listen on ${config.apiHost}:${config.apiPort}`))
logger.log(`The API listens on http://${config.apiHost}:${config.apiPort}`)

function failed(what: string) {
  return (error: Error & { code?: string }): never => {
    console.error(`${what}: ${error.code ?? error.message}`)
    process.exit(1)
  }
}

/** Without the password. */
function hostOf(url: string): string {
  const { hostname, port, pathname } = new URL(url)
  return `${hostname}:${port || 5432}${pathname}`
}
