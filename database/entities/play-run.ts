import { defineEntity, p } from '@mikro-orm/core'
import type { Day } from '../../lifecycle/day.js'
import { Partnership } from './partnership.js'

const schema = defineEntity({
  name: 'PlayRun',
  properties: {
    partnership: () => p.manyToOne(Partnership).primary(),
    id: p.text().primary(),
    play: p.text(),
    opened: p.date(),
    /** Days by name, as moved: `goal`, `hardStop`, `periodEnd`, `meeting`. */
    days: p.json<Record<string, Day>>(),
    subject: p.text().nullable(),
    cause: p.text().nullable(),
    status: p.enum(['running', 'completed', 'stopped'] as const),
    endedOn: p.date().nullable(),
    atRisk: p.boolean().default(false),
    atRiskWhy: p.text().nullable(),
    /** The day on which it was later than the model puts up with. */
    overrunOn: p.date().nullable(),
    extensions: p.integer().default(0),
    restarts: p.integer().default(0),
    /** Days by which late work of the vendor moved it (A6). */
    stoppedDays: p.integer().default(0),
    verdict: p.text().nullable(),
  },
})

/** One run of a play: an onboarding, an improvement plan, a renewal, with the days that it goes by. */
export class PlayRun extends schema.class {}
schema.setClass(PlayRun)
