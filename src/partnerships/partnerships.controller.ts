import { Body, Controller, Get, Param, Post, Query, Req } from '@nestjs/common'
import { ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger'
import { MikroORM } from '@mikro-orm/postgresql'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Exit } from '../../database/entities/exit.js'
import { Grant } from '../../database/entities/grant.js'
import { Initiative } from '../../database/entities/initiative.js'
import { KpiActual } from '../../database/entities/kpi-actual.js'
import { KpiTarget } from '../../database/entities/kpi-target.js'
import { Partnership } from '../../database/entities/partnership.js'
import { Review } from '../../database/entities/review.js'
import { Task, liveStatuses } from '../../database/entities/task.js'
import { workflowId } from '../../workflows/contract.js'
import { Commands, unknownPartnership } from '../commands/commands.js'
import { Keys } from '../commands/keys.js'
import { Changes, Reads } from '../edge/described.js'
import { anId, day, id } from '../edge/fields.js'
import { pageOf } from '../edge/paging.js'
import { exitSchema } from '../exits/exit.js'
import { figureOfEventSchema, targetSchema } from '../figures/figure.js'
import { grantSchema } from '../grants/grant.js'
import { initiativeSchema } from '../initiatives/initiative.js'
import { actorOf } from '../people/acting.js'
import { reviewSchema } from '../reviews/review.js'
import { taskSchema } from '../tasks/task.js'
import { type Filters, cursorAfter, filters, orders, resolved, whereOf } from './filters.js'
import { type Opening, opening } from './opening.js'
import { Openings } from './openings.js'
import { recordPast } from './past.js'
import { code, partnershipAloneSchema, partnershipInListSchema, shownAlone, shownInList, workflow } from './shown.js'
import { Starter } from './starter.js'

type Path = { partnership: string }
const path = anId('partnership')

const openedSchema = z.object({
  id,
  code,
  workflow,
  stage: z.string(),
  today: day,
  state: z
    .enum(['starting', 'running'])
    .describe('`running` once the engine has it; `starting` while the engine is away'),
})

const wholeSchema = partnershipAloneSchema
  .extend({
    tasks: z.array(taskSchema).describe('by due day'),
    reviews: z.array(reviewSchema).describe('the last twelve, the latest first'),
    initiatives: z.array(initiativeSchema),
    grants: z.array(grantSchema),
    exits: z.array(exitSchema),
    targets: z.array(targetSchema),
    figures: z.array(figureOfEventSchema),
  })
  .meta({ id: 'Partnership' })

@ApiTags('partnerships')
@Controller('partnerships')
export class PartnershipsController {
  constructor(
    private readonly orm: MikroORM,
    private readonly openings: Openings,
    private readonly starter: Starter,
    private readonly commands: Commands,
    private readonly keys: Keys,
  ) {}

  @Post()
  @ApiOperation({ summary: 'Open a partnership with a new, an existing or a renewed partner' })
  @Changes(201, 'its id and where it stands', openedSchema)
  @ApiHeader({
    name: 'Idempotency-Key',
    required: false,
    description: 'asked twice with one key, one partnership is opened; with another body the key is refused',
  })
  async open(@Body({ schema: opening }) body: Opening, @Req() request: FastifyRequest) {
    const { state, code } = await this.keys.hold(request, body, () =>
      this.openings.open(request.commandId, body, actorOf(request)),
    )
    const running = await this.starter.begin(state, code)
    await recordPast(this.commands, state.partnership, code, body, request)
    return {
      id: state.partnership,
      code,
      workflow: workflowId(code),
      stage: state.stage,
      today: state.today,
      state: running ? 'running' : 'starting',
    }
  }

  @Get()
  @ApiOperation({ summary: 'Partnerships, filtered and by page' })
  @Reads('a page of partnerships', pageOf(partnershipInListSchema))
  async list(@Query({ schema: filters }) asked: Filters) {
    const em = this.orm.em.fork()
    const rows = await em.find(Partnership, whereOf(await resolved(em, asked)), {
      populate: ['partner', 'manager'],
      orderBy: orders[asked.sort],
      limit: asked.limit + 1,
    })
    const last = rows.length > asked.limit ? rows[asked.limit - 1] : undefined
    return { items: rows.slice(0, asked.limit).map(shownInList), next: last ? cursorAfter(asked.sort, last) : null }
  }

  @Get(':partnership')
  @ApiOperation({ summary: 'One partnership with all that it holds now' })
  @Reads('the partnership; of tasks and initiatives those that are not over', wholeSchema)
  async one(@Param({ schema: path }) { partnership }: Path) {
    const em = this.orm.em.fork()
    const row = await em.findOne(Partnership, partnership, { populate: ['partner', 'manager'] })
    if (!row) throw unknownPartnership(partnership)
    const [tasks, reviews, initiatives, grants, exits, targets, figures] = await Promise.all([
      em
        .fork()
        .find(Task, { partnership, status: { $in: liveStatuses } }, { orderBy: { due: 'asc nulls last', id: 'asc' } }),
      em.fork().find(Review, { partnership }, { orderBy: { number: 'desc' }, limit: 12 }),
      em.fork().find(Initiative, { partnership, status: 'open' }, { orderBy: { goal: 'asc' } }),
      em.fork().find(Grant, { partnership }, { orderBy: { name: 'asc' } }),
      em.fork().find(Exit, { partnership }, { orderBy: { number: 'asc' } }),
      em.fork().find(KpiTarget, { partnership }, { orderBy: { review: 'asc', kpi: 'asc' } }),
      em.fork().find(KpiActual, { partnership }, { orderBy: { review: 'asc', kpi: 'asc', revision: 'asc' } }),
    ])
    return {
      ...shownAlone(row),
      tasks: tasks.map(own),
      reviews: reviews.map(own),
      initiatives: initiatives.map(own),
      grants: grants.map(own),
      exits: exits.map(own),
      targets: targets.map(own),
      figures: figures.map(own),
    }
  }

  @Get(':partnership/tasks')
  @ApiOperation({ summary: 'Every task, over or not' })
  @Reads('the tasks by due day', z.array(taskSchema))
  async tasks(@Param({ schema: path }) { partnership }: Path) {
    return (
      await this.orm.em.fork().find(Task, { partnership }, { orderBy: { due: 'asc nulls last', id: 'asc' } })
    ).map(own)
  }
}

/** A row without the partnership that it hangs on, which the path names already. */
function own<T extends { partnership: unknown }>(row: T): Omit<T, 'partnership'> {
  const { partnership: _known, ...rest } = { ...row }
  return rest
}
