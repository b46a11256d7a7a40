import type { Server } from 'node:http'
import { NestFactory } from '@nestjs/core'
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify'
import { Logger } from 'nestjs-pino'
import type { Config } from '../config.js'
import { appModule } from './app.module.js'
import { sendSafeHeaders } from './edge/headers.js'
import { newKey } from './commands/asked.js'
import { serveDocumentation } from './edge/openapi.js'

/** Text that a controller reads itself: figures as CSV, models as YAML. */
const texts = ['text/csv', 'application/yaml', 'application/x-yaml', 'text/yaml']
const megabyte = 1024 * 1024

/** The application, ready to listen or to be asked by a test. */
export async function createApp(config: Config, adapter = fastify(config)): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(appModule(config), adapter, {
    bufferLogs: true,
    abortOnError: false,
  })
  app.useLogger(app.get(Logger))
  app.enableShutdownHooks()
  for (const type of texts)
    app.useBodyParser(type, { bodyLimit: 5 * megabyte }, (_request, body, done) => done(null, body.toString()))
  takeJson(app)
  sendSafeHeaders(app)
  serveDocumentation(app)
  return app
}

/**
 * Many programs announce JSON with every request: one that sends nothing then has no body, as if it had announced
 * nothing.
 */
function takeJson(app: NestFastifyApplication) {
  const parse = app.getHttpAdapter().getInstance().getDefaultJsonParser('error', 'error')
  app.useBodyParser<Server>('application/json', { bodyLimit: megabyte }, (request, body, done) =>
    body.length === 0 ? done(null, undefined) : parse(request, body.toString(), done),
  )
}

export function fastify({ trustProxy }: Pick<Config, 'trustProxy'>): FastifyAdapter {
  // A bare number Fastify distrusts since it cannot tell who calls; here it is said for an API that only proxies reach.
  const trusted = typeof trustProxy === 'number' ? (_: string, hop: number) => hop < trustProxy : trustProxy
  return new FastifyAdapter({
    bodyLimit: megabyte,
    genReqId: newKey,
    trustProxy: trusted,
    routerOptions: { maxParamLength: 200 },
  })
}
