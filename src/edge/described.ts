import { Header, applyDecorators } from '@nestjs/common'
import { ApiHeader, ApiProduces, ApiResponse, ApiSecurity } from '@nestjs/swagger'
import { z } from 'zod'
import type { FieldError } from './problem.js'

/** What was wrong with one part of a request. */
export const mendSchema = z.object({
  path: z.string().describe('as one would write it: targets.revenue, actions[2].due'),
  message: z.string().describe('what would be right'),
}) satisfies z.ZodType<FieldError>

export const problemSchema = z.object({
  type: z.string().describe('urn:handfast:problem:<code>'),
  title: z.string(),
  status: z.int(),
  code: z.string().describe('stable word for what was wrong: closed, task_waits, invalid …'),
  detail: z.string().describe('what was wrong and what would be right, for a person'),
  instance: z.string().describe('id of the request, as the log has it'),
  errors: z.array(mendSchema).optional().describe('each wrong part of the request'),
})

const problem = (status: number, description: string) =>
  ApiResponse({
    status,
    description,
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  })

/** An answer by the schema that it keeps to, on which a test holds real answers. */
export const Answered = (status: number, description: string, schema: z.ZodType) =>
  ApiResponse({ status, description, standardSchema: schema })

/** What every guarded route may answer. */
export const Guarded = () =>
  applyDecorators(
    ApiSecurity('key'),
    problem(401, 'no API key, or one that is not known'),
    problem(422, 'something in the request is not as it must be; every part is listed'),
    problem(503, 'the database or the engine is away; repeat with the same Idempotency-Key'),
  )

/** A read: what it returns, in words and as a schema. */
export const Reads = (description: string, schema: z.ZodType) =>
  applyDecorators(Guarded(), Answered(200, description, schema), problem(404, 'not there'))

/** A read for eyes. */
export const ShowsPage = (description: string) =>
  applyDecorators(
    Reads(description, z.string()),
    ApiProduces('text/html'),
    Header('content-type', 'text/html; charset=utf-8'),
  )

/** A change by a vendor person. */
export const Changes = (status: 200 | 201, description: string, schema: z.ZodType) =>
  applyDecorators(
    Guarded(),
    ApiHeader({
      name: 'X-Handfast-Person',
      required: true,
      description: 'who acts: a vendor person’s id or e-mail address',
    }),
    Answered(status, description, schema),
    problem(403, 'this person may not do that'),
    problem(404, 'not there'),
    problem(409, 'not now, or not twice'),
  )

/** A command: answered when its events are in the journal. */
export const CarriesOut = (schema: z.ZodType) =>
  applyDecorators(
    Changes(200, 'done', schema),
    ApiHeader({
      name: 'Idempotency-Key',
      required: false,
      description:
        'asked twice with one key, a command is carried out once and answered twice; with another body '
        + 'the key is refused (`key_reused`); made here when absent and returned',
    }),
  )
