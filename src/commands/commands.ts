import { Inject, Injectable } from '@nestjs/common'
import { ForeignKeyConstraintViolationException, MikroORM } from '@mikro-orm/postgresql'
import { Client, WorkflowNotFoundError } from '@temporalio/client'
import { Text } from '../../database/entities/text.js'
import { Partnership } from '../../database/entities/partnership.js'
import { carriedOut } from '../../database/journal.js'
import { type Command, type CommandType, commandSchemas } from '../../lifecycle/command.js'
import type { CommandResult } from '../../workflows/contract.js'
import { Problem, engineAway, refusal } from '../edge/problem.js'
import { invalid, mends } from '../edge/validation.js'
import { Starter } from '../partnerships/starter.js'
import { type Asked, rowId } from './asked.js'
import type { Endpoint } from './endpoint.js'
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
    const command = await this.keys
      .hold(asked, asked.body, () => this.prepared(asked))
      .catch((error: unknown) => {
        throw error instanceof ForeignKeyConstraintViolationException ? unknownPartnership(asked.partnership) : error
      })
    try {
      return await ask(this.client, asked.partnership, command)
    } catch (error) {
      if (!(error instanceof WorkflowNotFoundError)) throw error
      return (await this.standIn(asked)) ?? ask(this.client, asked.partnership, command)
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

  /**
   * The engine knows no such workflow: the journal answers what was carried out while there was one. Else there is none, it
   * is over, it was lost (`recover` is for operations), or never started, which is mended at once.
   */
  private async standIn({ partnership, commandId }: Asked): Promise<CommandResult | undefined> {
    const em = this.orm.em.fork()
    const row = await em.findOne(Partnership, partnership)
    if (!row) throw unknownPartnership(partnership)
    const known = (await carriedOut(em, partnership, [commandId])).get(commandId)
    if (known) return { partnership, number: known.last, ...known, today: row.today }
    if (row.isOver())
      throw refusal('closed', `This partnership is over since ${row.closedOn}; nothing can be asked of it any more.`)
    if (row.started) throw engineAway()
    await this.starter.start(partnership)
    return undefined
  }
}

export const unknownPartnership = (id: string) =>
  new Problem(404, 'unknown_partnership', `There is no partnership ${id}.`)

interface StoredText {
  id: string
  body: string
}

/** A field called `text` holds words and becomes the id of a row, at the top and in each action of an outcome. */
function withTextIds(
  data: Record<string, unknown>,
  asked: Asked,
): { data: Record<string, unknown>; texts: StoredText[] } {
  const texts: StoredText[] = []
  const withId = (part: Record<string, unknown>, where: string) => {
    if (typeof part.text !== 'string') return part
    texts.push({ id: rowId(asked, where), body: part.text })
    return { ...part, text: rowId(asked, where) }
  }
  const actions = Array.isArray(data.actions)
    ? { actions: data.actions.map((action: Record<string, unknown>, at) => withId(action, `actions ${at}`)) }
    : {}
  return { data: { ...withId(data, 'text'), ...actions }, texts }
}
