import { Inject, Injectable } from '@nestjs/common'
import { MikroORM } from '@mikro-orm/postgresql'
import { Client, WorkflowNotFoundError } from '@temporalio/client'
import { Task } from '../../database/entities/task.js'
import { Text } from '../../database/entities/text.js'
import { Partnership } from '../../database/entities/partnership.js'
import { carriedOut } from '../../database/journal.js'
import { type Command, type CommandType, commandSchemas } from '../../lifecycle/command.js'
import type { CommandResult } from '../../workflows/contract.js'
import { Problem, engineAway, refusal } from '../edge/problem.js'
import { invalid, mends } from '../edge/validation.js'
import { Starter } from '../partnerships/starter.js'
import { type Asked, rowId } from './asked.js'
import { type Endpoint, isSpoken } from './endpoint.js'
import { ask } from './engine.js'
import { Keys } from './keys.js'

export const ENDPOINTS = Symbol('where each command is asked for')

/** Carries a command from the edge to the partnership's workflow: words into rows first, then ids to the engine. */
@Injectable()
export class Commands {
  constructor(
    private readonly orm: MikroORM,
    private readonly client: Client,
    private readonly starter: Starter,
    private readonly keys: Keys,
    @Inject(ENDPOINTS) private readonly endpoints: Record<CommandType, Endpoint>,
  ) {}

  async carryOut(asked: Asked): Promise<CommandResult> {
    const { partnership, code } = asked
    if (code === undefined) throw unknownPartnership(partnership)
    const command = await this.keys.hold(asked, asked.body, () => this.prepared(asked))
    try {
      return await ask(this.client, code, command)
    } catch (error) {
      if (error instanceof Problem && error.code === 'unknown_task') throw await this.whatBecameOf(asked, error)
      if (!(error instanceof WorkflowNotFoundError)) throw error
      return (await this.standIn(asked)) ?? ask(this.client, code, command)
    }
  }

  private async prepared(asked: Asked): Promise<Command> {
    const { partnership: _itself, ...subject } = asked.path
    const told = { ...subject, ...asked.body }
    const prepared = (await this.endpoints[asked.type].prepare?.(told, asked, this.orm.em.fork())) ?? told
    const { data, texts } = withTextIds(prepared, asked)
    const checked = commandSchemas[asked.type].safeParse(data)
    if (!checked.success) throw invalid(mends(checked.error.issues))
    const rows = texts.map(({ id, body }) => ({
      id,
      body,
      kind: asked.type,
      partnership: asked.partnership,
      author: asked.by,
    }))
    if (rows.length > 0)
      await this.orm.em
        .fork()
        .upsertMany(Text, rows, { onConflictFields: ['id'], onConflictAction: 'ignore', disableIdentityMap: true })
    return { id: asked.commandId, by: asked.by, type: asked.type, ...checked.data } as Command
  }

  /** The rules forget a task that is over; its row says how it ended, also of a meeting that an exit called off. */
  private async whatBecameOf({ partnership, path, body }: Asked, unknown: Problem): Promise<Problem> {
    const id = String(path.task ?? body.task)
    const task = await this.orm.em.fork().findOne(Task, { partnership, id })
    if (!task || task.status === 'planned' || task.status === 'waiting') return unknown
    const how = task.status === 'stopped' ? 'cancelled by the exit' : `${task.status} since ${task.endedOn}`
    return new Problem(409, 'task_over', `${id} is ${how}; nothing was changed.`)
  }

  /**
   * The engine knows no such workflow: the journal answers what was carried out while there was one. Else it is over,
   * it was lost (`recover` is for operations), or never started, which is mended at once.
   */
  private async standIn({ partnership, commandId }: Asked): Promise<CommandResult | undefined> {
    const em = this.orm.em.fork()
    const row = await em.findOneOrFail(Partnership, partnership)
    const known = (await carriedOut(em, partnership, [commandId])).get(commandId)
    if (known) return { partnership, number: known.last, ...known, today: row.today }
    if (row.isOver())
      throw refusal('closed', `This partnership is over since ${row.closedOn}; nothing can be asked of it any more.`)
    if (row.started) throw engineAway()
    await this.starter.start(row)
    return undefined
  }
}

export const unknownPartnership = (id: string) =>
  new Problem(404, 'unknown_partnership', `There is no partnership ${id}.`)

interface StoredText {
  id: string
  body: string
}

/** A field that holds words becomes the id of a row, at the top and in each action of an outcome. */
function withTextIds(
  data: Record<string, unknown>,
  asked: Asked,
): { data: Record<string, unknown>; texts: StoredText[] } {
  const texts: StoredText[] = []
  const withId = (part: Record<string, unknown>, where: string) =>
    Object.fromEntries(
      Object.entries(part).map(([name, value]) => {
        if (!isSpoken(name) || typeof value !== 'string') return [name, value]
        const id = rowId(asked, `${where}${name}`)
        texts.push({ id, body: value })
        return [name, id]
      }),
    )
  const actions = Array.isArray(data.actions)
    ? { actions: data.actions.map((action: Record<string, unknown>, at) => withId(action, `actions ${at} `)) }
    : {}
  return { data: { ...withId(data, ''), ...actions }, texts }
}
