import type { TermsOfAgreement } from '../../lifecycle/event.js'
import { partnerRoles } from '../../lifecycle/people.js'
import { nudgeSignal, workflowId } from '../../workflows/contract.js'
import { EngineLife, Place } from '../engine/engine-life.js'
import { lifeOfTheWilling } from '../engine/willing.js'
import { asManager, Life, people, plainCalendar, shippedModel } from '../lifecycle/life.js'
import { initiative } from '../lifecycle/scenarios/grown.js'
import { text } from '../lifecycle/scenarios/lives.js'
import { until } from '../support/until.js'
import { put } from './recorded.js'

export const stages = ['recruiting', 'onboarding', 'growth', 'evaluation', 'expansion', 'exit'] as const
export const historyOf = (stage: string) => `in-${stage}`

const rules = { model: shippedModel('six-stage'), calendar: plainCalendar }
/** One person a side: what a history is to hold is the shell's doing, not many letters. */
const opening = {
  on: '2027-01-04',
  contacts: [{ id: people.main, roles: [...partnerRoles] }],
  team: { manager: people.manager, sponsor: people.manager },
}
/** Events; a little more than what makes a nudge begin another run. */
const longEnough = 80
const terms: TermsOfAgreement = {
  start: '2027-01-18',
  end: '2028-01-17',
  autoRenew: true,
  noticeDays: 30,
  termMonths: 12,
}

/** Late enough with a training to be reminded, one check-in into an expansion, and then told farewell. */
function script() {
  const core = new Life(rules, opening)
  return lifeOfTheWilling(core, {
    terms,
    leaves: ({ name }) => name === 'product-training' && core.today < '2027-02-16',
    also: [
      {
        on: '2027-05-31',
        by: asManager,
        ask: {
          type: 'open_initiative',
          initiative,
          kind: 'new_market',
          goal: '2027-10-29',
          owner: people.manager,
          text,
        },
      },
      {
        on: '2027-07-12',
        by: asManager,
        ask: { type: 'start_exit', reason: 'goals_achieved', clause: 'any_time', text },
      },
    ],
    until: ({ state }) => state.closed !== undefined,
  })
}

/**
 * One life under the real rules on the real engine, a new run from the entry into each stage; kept is the first in
 * each, ended as soon as it is long enough.
 */
export async function recordStages(): Promise<void> {
  const place = await Place.open()
  try {
    const life = await EngineLife.open(place, rules, opening)
    const kept = new Set<string>()
    let stage = 'recruiting'
    const look = async () => {
      const { stage: entered, closed } = await life.state()
      const { runId, historyLength } = await life.handle.describe()
      if (closed || (entered === stage && (historyLength < longEnough || kept.has(stage)))) return
      await goOnAsNew(life)
      if (!kept.has(stage)) await put(place.client, historyOf(stage), workflowId(life.partnership), runId)
      kept.add(stage)
      stage = entered
    }
    for (const { on, by, ask } of script()) {
      await life.to(on)
      await look()
      await life.ask(on, by, ask)
      await look()
    }
  } finally {
    await place.close()
  }
}

/** A run that is too short to be worth another stays when it is nudged; each nudge makes it longer. */
async function goOnAsNew({ handle }: EngineLife): Promise<void> {
  const look = async () => {
    const { runId, historyLength, raw } = await handle.describe()
    return {
      runId,
      historyLength,
      isIdle:
        !raw.pendingWorkflowTask && !raw.pendingActivities?.some(({ activityType }) => activityType?.name === 'step'),
    }
  }
  const first = await look()
  for (let before = first; before.runId === first.runId;) {
    await handle.signal(nudgeSignal)
    before = await until('the nudge is heeded', async () => {
      const now = await look()
      return (now.runId !== first.runId || (now.isIdle && now.historyLength > before.historyLength)) && now
    })
  }
}
