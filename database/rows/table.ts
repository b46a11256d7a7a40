import type { EntityName } from '@mikro-orm/core'
import type { Event } from '../../lifecycle/event.js'
import type { State } from '../../lifecycle/state.js'

/** What some events made of a partnership; `before` is absent where all of its rows are wanted. */
export interface Change {
  before: State | undefined
  after: State
  events: readonly Event[]
}

export type Row = Record<string, unknown>

/**
 * A table whose rows follow from the journal alone. Each row is whole: it is inserted, or replaces the one with its
 * key.
 */
export interface Table {
  entity: EntityName
  /** What makes a row unique beside the partnership. */
  key: string[]
  rows(change: Change): Row[]
}

/** What is not the same as before, told by its identity: `evolve` copies what it changes, and nothing else. */
export function fresh<T>(before: readonly T[] = [], after: readonly T[] = []): T[] {
  const known = new Set(before)
  return after.filter(item => !known.has(item))
}

/** What is there, of a thing that may be absent. */
export const maybe = <T>(item: T | undefined): T[] => (item === undefined ? [] : [item])
