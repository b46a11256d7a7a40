import { createHash, randomUUID } from 'node:crypto'
import type { CommandType } from '../../lifecycle/command.js'
import type { Actor } from '../../lifecycle/people.js'
import type { Keyed } from './keys.js'

/** A command as it was asked for, before anything of it is stored. */
export interface Asked extends Keyed {
  type: CommandType
  partnership: string
  /** By which its workflow is known; none where there is no such partnership. */
  code: string | undefined
  by: Actor
  /** The command's and the update's id: the same for a repeated request, another for any other. */
  commandId: string
  path: Record<string, unknown>
  body: Record<string, unknown>
}

/** A stable id in UUID form (version 8: made by our own rule). */
export function idOf(...parts: string[]): string {
  const hex = createHash('sha256').update(parts.join('\n')).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** Ids of rows that a command brings along derive from its own, so that a repeated request stores nothing twice. */
export const rowId = (asked: Pick<Asked, 'commandId'>, what: string) => idOf(asked.commandId, what)

export const newKey = () => randomUUID()
