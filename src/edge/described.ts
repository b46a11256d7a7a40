import { applyDecorators } from '@nestjs/common'
import { ApiHeader, ApiResponse, ApiSecurity } from '@nestjs/swagger'
import { z } from 'zod'
import type { StandardSchemaV1 } from '@standard-schema/spec'

export const problemSchema = z.object({
  type: z.string().describe('urn:handfast:problem:<code>'),
  title: z.string(),
  status: z.int(),
  code: z.string().describe('stable word for what was wrong: closed, task_waits, invalid …'),
  detail: z.string().describe('what was wrong and what would be right, for a person'),
  instance: z.string().describe('id of the request, as the log has it'),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional().describe('each wrong part of the request'),
})

const problem = (status: number, description: string) =>
  ApiResponse({ status, description, content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } })

const answered = (status: number, description: string, schema?: StandardSchemaV1) => ApiResponse({ status, description, ...(schema && { schema: schema as never }) })

/** What every guarded route may answer. */
export const Guarded = () => applyDecorators(ApiSecurity('key'), problem(401, 'no API key, or one that is not known'), problem(422, 'something in the request is not as it must be; every part is listed'), problem(503, 'the database or the engine is away; repeat with the same Idempotency-Key'))

/** A read: what it returns, in words. */
export const Reads = (description: string) => applyDecorators(Guarded(), answered(200, description), problem(404, 'not there'))

/** A change by a vendor person. */
export const Changes = (status: 200 | 201, description: string) =>
  applyDecorators(Guarded(), ApiHeader({ name: 'X-Handfast-Person', required: true, description: 'who acts: a vendor person’s id or e-mail address' }),
    answered(status, description), problem(403, 'this person may not do that'), problem(404, 'not there'), problem(409, 'not now, or not twice'))

/** A command: answered when its events are in the journal. */
export const CarriesOut = () =>
  applyDecorators(Changes(200, 'done: the numbers of the first and last event that it brought about, and the partner’s day'),
    ApiHeader({ name: 'Idempotency-Key', required: false, description: 'asked twice with one key, a command is carried out once and answered twice; made here when absent and returned' }))
