import { Act, P, Tasks } from './look/parts.js'
import { act, paragraphs, taskLines } from './look/plain.js'
import type { Template } from './template.js'
import type { View } from './view.js'
import { byBrief, on } from './wording/days.js'

/** As the event `vows_begun`: its cause. `tasks`: of the recipient. `day`: the target. */
interface Facts {
  run: string
  cause: 'renewal' | 'audit' | 'entry'
}

const because: Record<string, string> = {
  audit: 'after the look back that we have just taken',
  entry: 'with an agreement that is renewed',
  renewal: 'with the first day of the new term',
}
const begin = (v: View<Facts>) =>
  `We begin anew, ${because[v.facts.cause ?? 'renewal'] ?? 'from today'}, as though we had only `
  + 'just met: who is who, what each wants, what has to be learned again. It is short, and done by '
  + `${on(v.day)}. Reviews go on meanwhile.`

export default {
  subject: v => `Renew our vows${byBrief(v.day)}`,
  html: v => (
    <>
      <P>{begin(v)}</P>
      <Tasks view={v} />
      <P>People change jobs and products change names. Skipping this is how good partnerships go stale.</P>
      {v.link() ? <Act view={v} label="Open the first task" /> : null}
    </>
  ),
  text: v =>
    paragraphs(
      begin(v),
      v.tasks.length > 0 && taskLines(v),
      'People change jobs, products change names; partnerships go stale when nobody looks.',
      v.link() && act(v, 'Open the first task'),
    ),
  sample: {
    sent: '2029-02-01',
    facts: {
      run: 'vows-1',
      cause: 'renewal',
      day: '2029-03-05',
      tasks: [{ task: 'vows-1.plan', name: 'plan', due: '2029-03-01', side: 'partner' }],
    },
    reason: 'the renewed agreement is in force',
    actions: [{ purpose: 'complete', subject: 'vows-1.plan', until: '2029-04-04' }],
  },
} satisfies Template<Facts>
