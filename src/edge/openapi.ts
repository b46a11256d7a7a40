import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger'
import type { NestFastifyApplication } from '@nestjs/platform-fastify'
import { z } from 'zod'
import { problemSchema } from './described.js'

/** The document behind `/openapi.json` and the page at `/docs`; its schemas are those that requests are checked by. */
export function describeApi(app: NestFastifyApplication): OpenAPIObject {
  const described = new DocumentBuilder()
    .setTitle('Handfast')
    .setDescription('Runs the whole life of a partnership. Commands need `X-Handfast-Person` (who acts) and take an `Idempotency-Key`: asked twice with one key, a command is carried out once. Refusals come as `application/problem+json`.')
    .setVersion('1')
    .addApiKey({ type: 'apiKey', in: 'header', name: 'X-API-Key', description: 'or `Authorization: Bearer <key>`' }, 'key')
    .build()
  const document = SwaggerModule.createDocument(app, described, {
    standardSchemaConverter: (schema) => (schema instanceof z.ZodType ? { schema: withoutDialect(z.toJSONSchema(schema, { target: 'openapi-3.0', io: 'input', unrepresentable: 'any' })) } : undefined),
  })
  document.components = { ...document.components, schemas: { ...document.components?.schemas, Problem: withoutDialect(z.toJSONSchema(problemSchema, { target: 'openapi-3.0' })) as never } }
  SwaggerModule.setup('docs', app, document, { jsonDocumentUrl: '/openapi.json', customSiteTitle: 'Handfast API' })
  return document
}

function withoutDialect({ $schema: _dialect, ...schema }: { $schema?: string | undefined } & Record<string, unknown>) {
  return schema
}
