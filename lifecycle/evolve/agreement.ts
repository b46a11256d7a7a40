import type { SignedAgreement } from '../event.js'
import type { Evolution } from '../evolve.js'
import type { Agreement, State } from '../state.js'

type Events =
  | 'qualification_recorded'
  | 'business_case_recorded'
  | 'qualification_overridden'
  | 'agreement_recorded'
  | 'agreement_amended'
  | 'agreement_in_force'
  | 'renewal_decided'
  | 'agreement_renewed'
  | 'vows_begun'
  | 'vows_completed'
  | 'vows_ended'

/** What is known of the agreement, changed; without one there is nothing to change. */
const change = (state: State, fields: Partial<Agreement>) =>
  state.agreement ? { agreement: { ...state.agreement, ...fields } } : {}

/** An agreement in its first term. */
export const agreed = ({ terms, decision, anchor, signed }: SignedAgreement): Agreement => ({
  ...terms,
  firstEnd: terms.end,
  renewals: 0,
  decision,
  anchor,
  signed,
})

export const agreementEvents: Pick<Evolution, Events> = {
  qualification_recorded: (state, { score, items, mean, lowest, band }, day) => ({
    qualification: { ...state.qualification, [score]: { day, items, mean, lowest, band } },
  }),
  business_case_recorded: (_, { revenue, cost, paybackMonth }, day) => ({
    businessCase: { day, revenue, cost, ...(paybackMonth !== undefined && { paybackMonth }) },
  }),
  qualification_overridden: state => ({ qualification: { ...state.qualification, overridden: true } }),
  // U2: the grid of reviews begins with the new anchor.
  agreement_recorded: (state, event) => ({ agreement: agreed(event), reviews: { ...state.reviews, last: undefined } }),
  agreement_amended: (state, event) =>
    change(state, {
      ...event.terms,
      firstEnd: event.terms.end,
      renewals: 0,
      decision: event.decision,
      anchor: event.anchor,
      decided: undefined,
    }),
  agreement_in_force: state => change(state, { inForce: true }),
  renewal_decided: (state, event) => change(state, { decided: event.choice }),
  agreement_renewed: (state, event) =>
    change(state, {
      start: event.start,
      end: event.end,
      renewals: event.times,
      decision: event.decision,
      decided: undefined,
      vows: event.vows ?? state.agreement?.vows,
    }),
  vows_begun: (state, event) => ({
    stage: event.stage,
    beneath: state.beneath ?? state.stage,
    ...change(state, { vows: undefined }),
  }),
  vows_completed: (_, event) => ({ stage: event.stage, beneath: undefined }),
  vows_ended: (_, event) => ({ stage: event.stage, beneath: undefined }),
}
