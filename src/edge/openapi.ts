import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger'
import type { NestFastifyApplication } from '@nestjs/platform-fastify'
import { z } from 'zod'
import { problemSchema } from './described.js'

/** The document of the API; its schemas are those that requests are checked by, and that tests hold answers to. */
export function describe(app: NestFastifyApplication): OpenAPIObject {
  const described = new DocumentBuilder()
    .setTitle('Handfast')
    .setDescription(
      'Runs the whole life of a partnership. Commands need `X-Handfast-Person` (who acts) and take an '
        + '`Idempotency-Key`: asked twice with one key, a command is carried out once. Refusals come as '
        + '`application/problem+json`.',
    )
    .setVersion('1')
    .addApiKey(
      { type: 'apiKey', in: 'header', name: 'X-API-Key', description: 'or `Authorization: Bearer <key>`' },
      'key',
    )
    .build()
  const document = SwaggerModule.createDocument(app, described, {
    standardSchemaConverter: (schema, { schemaType }) =>
      schema instanceof z.ZodType ? asOpenApi(schema, schemaType) : undefined,
  })
  document.components = {
    ...document.components,
    schemas: { ...document.components?.schemas, Problem: asOpenApi(problemSchema, 'output').schema },
  }
  return document
}

type Described = Record<string, never>

/** The schema, and beside it those parts of it that have a name of their own (`meta({ id })`). */
function asOpenApi(schema: z.ZodType, io: 'input' | 'output'): { schema: Described; components: Described } {
  const {
    $schema: _dialect,
    definitions = {},
    ...converted
  } = z.toJSONSchema(schema, { target: 'openapi-3.0', io, unrepresentable: 'any', override: plainly })
  return { schema: converted as unknown as Described, components: definitions as Described }
}

/**
 * An answer may gain fields, so none is promised to be the last; and that a number is one that JavaScript can count to
 * goes without saying.
 */
function plainly({ zodSchema, jsonSchema }: { zodSchema: z.core.$ZodTypes; jsonSchema: z.core.JSONSchema.BaseSchema }) {
  if (zodSchema._zod.def.type === 'object' && !zodSchema._zod.def.catchall) delete jsonSchema.additionalProperties
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum
}

const page = `<!doctype html><html lang="en">
<head><meta charset="utf-8"><title>Handfast API</title><link rel="stylesheet" href="/docs/swagger-ui.css"></head>
<body><div id="swagger-ui"></div><script src="/docs/swagger-ui-bundle.js"></script><script src="/docs/start.js"></script></body></html>`
const start = `SwaggerUIBundle({ url: '/openapi.json', dom_id: '#swagger-ui', deepLinking: true, persistAuthorization: false })`
const assets = { 'swagger-ui.css': 'text/css', 'swagger-ui-bundle.js': 'text/javascript' }

/** `/openapi.json`, and at `/docs` a page for it from files of this host: nothing is fetched from elsewhere. */
export function serveDocumentation(app: NestFastifyApplication) {
  const { resolve } = createRequire(import.meta.url)
  const server = app.getHttpAdapter().getInstance()
  let document: OpenAPIObject | undefined
  server.get('/openapi.json', (_request, reply) => reply.send((document ??= describe(app))))
  server.get('/docs', (_request, reply) => reply.type('text/html; charset=utf-8').send(page))
  server.get('/docs/start.js', (_request, reply) => reply.type('text/javascript').send(start))
  for (const [file, type] of Object.entries(assets)) {
    server.get(`/docs/${file}`, (_request, reply) =>
      reply.type(type).send(readFileSync(resolve(`swagger-ui-dist/${file}`))),
    )
  }
}
