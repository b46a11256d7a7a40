import { defineEntity, p } from '@mikro-orm/core'
import type { InitiativeKind } from '../../lifecycle/event.js'
import { every } from '../every.js'
import { Partnership } from './partnership.js'

type InitiativeStatus = 'open' | 'succeeded' | 'dropped' | 'folded_in' | 'stopped'
export const initiativeStatuses = every<InitiativeStatus>({
  open: true,
  succeeded: true,
  dropped: true,
  folded_in: true,
  stopped: true,
})

const schema = defineEntity({
  name: 'Initiative',
  properties: {
    partnership: () => p.manyToOne(Partnership).primary(),
    id: p.text().primary(),
    run: p.text(),
    kind: p.enum(
      every<InitiativeKind>({ new_market: true, joint_product: true, deeper_collaboration: true, focus: true }),
    ),
    status: p.enum(initiativeStatuses),
    opened: p.date(),
    goal: p.date(),
    owner: p.uuid(),
    target: p.double().nullable(),
    everyDays: p.integer(),
    text: p.uuid().nullable(),
    /** In per cent, as told at the last check-in. */
    progress: p.double().nullable(),
    checkIns: p.integer().default(0),
    checkedInOn: p.date().nullable(),
    checkInText: p.uuid().nullable(),
    closedOn: p.date().nullable(),
    /** Number of the exit that stopped it, which may be withdrawn. */
    stoppedBy: p.integer().nullable(),
  },
  indexes: [{ properties: ['status', 'goal'] }],
})

/** An expansion of the partnership, or a part of it that is wound down. */
export class Initiative extends schema.class {}
schema.setClass(Initiative)
