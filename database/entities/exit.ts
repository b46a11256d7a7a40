import { defineEntity, p } from '@mikro-orm/core'
import type { ExitReason } from '../../lifecycle/event.js'
import { every } from '../every.js'
import { Partnership, clauses } from './partnership.js'

type ExitStatus = 'running' | 'withdrawn' | 'ended'
export const exitStatuses = every<ExitStatus>({ running: true, withdrawn: true, ended: true })

const schema = defineEntity({
  name: 'Exit',
  tableName: 'partnership_exit',
  properties: {
    partnership: () => p.manyToOne(Partnership).primary(),
    number: p.integer().primary().autoincrement(false),
    status: p.enum(exitStatuses),
    reason: p.enum(
      every<ExitReason>({
        goals_achieved: true,
        market_shift: true,
        strategy_change: true,
        performance: true,
        compliance: true,
        mutual: true,
        renewal_not_taken: true,
      }),
    ),
    clause: p.enum(clauses),
    notice: p.date(),
    last: p.date(),
    transition: p.date(),
    /** The stage that was left, and the one that the loop stood in beneath it. */
    from: p.text(),
    beneath: p.text().nullable(),
    silent: p.boolean().default(false),
    text: p.uuid().nullable(),
    customers: p.array().nullable(),
    lastDayReached: p.boolean().default(false),
    endedOn: p.date().nullable(),
  },
  indexes: [{ properties: ['status', 'last'] }],
})

/** A numbered exit: why, by which clause, and its days. */
export class Exit extends schema.class {}
schema.setClass(Exit)
