import { Controller, Get, Res } from '@nestjs/common'
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger'
import type { FastifyReply } from 'fastify'
import { Public } from '../edge/public.js'
import { Readiness } from './readiness.js'

@ApiTags('health')
@Public()
@Controller('health')
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  @Get('live')
  @ApiOperation({ summary: 'Whether this process answers' })
  @ApiResponse({ status: 200, description: 'it does' })
  live() {
    return { status: 'ok' }
  }

  @Get('ready')
  @ApiOperation({ summary: 'Whether everything works: the database, the engine, and a worker that takes partnerships’ tasks' })
  @ApiResponse({ status: 200, description: 'everything does' })
  @ApiResponse({ status: 503, description: 'something is away; the answer names it' })
  async ready(@Res({ passthrough: true }) reply: FastifyReply) {
    const parts = await this.readiness.look()
    const isReady = Object.values(parts).every((part) => part.status === 'up')
    if (!isReady) reply.status(503).header('retry-after', '5')
    return { status: isReady ? 'ok' : 'error', ...parts }
  }
}
