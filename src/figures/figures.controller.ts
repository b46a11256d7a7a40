import { Body, Controller, Get, HttpCode, Post, Query, Req, Res } from '@nestjs/common'
import { ApiBody, ApiConsumes, ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger'
import { MikroORM } from '@mikro-orm/postgresql'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { KpiActual } from '../../database/entities/kpi-actual.js'
import { Answered, Changes, Reads } from '../edge/described.js'
import { id } from '../edge/fields.js'
import { Problem } from '../edge/problem.js'
import { invalid } from '../edge/validation.js'
import { actorOf } from '../people/acting.js'
import { figureSchema, importedSchema, shownFigure } from './figure.js'
import { figureColumns, readFigures } from './figures-csv.js'
import { FigureImport } from './figure-import.js'

const filter = z.strictObject({
  partnership: id,
  kpi: z.string().max(60).optional(),
  review: z.coerce.number().int().min(1).optional(),
})

@ApiTags('figures')
@Controller('figures')
export class FiguresController {
  constructor(
    private readonly orm: MikroORM,
    private readonly figures: FigureImport,
  ) {}

  @Get()
  @ApiOperation({ summary: 'A partnership’s figures with every revision' })
  @Reads('figures by review, KPI and revision; the highest revision counts', z.array(figureSchema))
  async list(@Query({ schema: filter }) where: z.output<typeof filter>) {
    return (
      await this.orm.em.fork().find(KpiActual, where, { orderBy: { review: 'asc', kpi: 'asc', revision: 'asc' } })
    ).map(shownFigure)
  }

  @Post()
  @HttpCode(200)
  @ApiConsumes('text/csv')
  @ApiBody({
    description: `CSV with the header ${figureColumns.join(',')}`,
    required: true,
    schema: { type: 'string' },
  })
  @ApiHeader({
    name: 'Idempotency-Key',
    required: false,
    description:
      'not needed to repeat an import, which changes nothing that stands already; with other figures a key is refused',
  })
  @ApiOperation({ summary: 'Import figures of many partnerships; nothing is imported while any row is wrong' })
  @Changes(200, 'what happened to each line: all stand now', importedSchema)
  @Answered(207, 'what happened to each line: some were not recorded', importedSchema)
  async import(@Body() body: unknown, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    if (typeof body !== 'string')
      throw new Problem(415, 'malformed', 'Send the figures as CSV, with Content-Type: text/csv.')
    const { rows, errors } = readFigures(body)
    if (errors.length > 0) throw invalid(errors)
    const answer = await this.figures.record(rows, actorOf(request), request)
    if (answer.refused + answer.unanswered > 0) reply.status(207)
    return answer
  }
}
