import { Controller, Get, Res } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import { Answered } from '../edge/described.js'
import { Public } from '../edge/public.js'
import { Readiness, partSchema, partnershipsSchema } from './readiness.js'

const readinessSchema = z
  .object({
    status: z.enum(['ok', 'degraded', 'error']),
    database: partSchema,
    engine: partSchema,
    workers: partSchema,
    partnerships: partnershipsSchema.describe('whether each wakes when it should'),
  })
  .meta({ id: 'Readiness' })

@ApiTags('health')
@Public()
@Controller('health')
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  @Get('live')
  @ApiOperation({ summary: 'Whether this process answers' })
  @Answered(200, 'it does', z.object({ status: z.literal('ok') }))
  live() {
    return { status: 'ok' }
  }

  @Get('ready')
  @ApiOperation({
    summary: 'Whether everything works: the database, the engine, and a worker that takes partnerships’ tasks',
  })
  @Answered(200, 'everything does, or all but some partnerships (`degraded`)', readinessSchema)
  @Answered(503, 'something is away; the answer names it', readinessSchema)
  async ready(@Res({ passthrough: true }) reply: FastifyReply) {
    const [parts, partnerships] = await Promise.all([this.readiness.look(), this.readiness.partnerships()])
    const isReady = Object.values(parts).every(part => part.status === 'up')
    if (!isReady) reply.status(503).header('retry-after', '5')
    const status = !isReady ? 'error' : partnerships.status === 'up' ? 'ok' : 'degraded'
    return { status, ...parts, partnerships }
  }
}
