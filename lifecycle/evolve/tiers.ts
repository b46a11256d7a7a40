import type { Evolution } from '../evolve.js'
import type { State } from '../state.js'

type Events =
  'promoted' | 'warned' | 'grace_ended' | 'warning_cleared' | 'tier_kept' | 'demoted' | 'granted' | 'revoked'

/** S2: runs begin anew after a promotion or demotion. */
export const anew = (state: State) => ({
  ...state.reviews,
  exceeds: 0,
  below: 0,
  anew: state.reviews.past.at(-1)?.review ?? 0,
})

const changeOf = ({ review, from, to }: { review?: number; from: string; to: string }) =>
  review === undefined ? undefined : { review, from, to }

export const tierEvents: Pick<Evolution, Events> = {
  promoted: (state, event) => ({
    tier: event.to,
    grace: undefined,
    reviews: { ...anew(state), tierChange: changeOf(event) },
  }),
  warned: (_, event, day) => ({ grace: { since: day, decideBy: event.decideBy } }),
  grace_ended: state => ({ grace: state.grace && { ...state.grace, asked: true } }),
  warning_cleared: () => ({ grace: undefined }),
  tier_kept: () => ({ grace: undefined }),
  demoted: (state, event) => ({
    tier: event.to,
    grace: undefined,
    reviews: { ...anew(state), tierChange: changeOf(event) },
  }),
  granted: (state, event, day) => ({
    grants: [
      ...state.grants.filter(grant => grant.name !== event.grant),
      { name: event.grant, since: day, why: event.why, status: 'given', revoked: undefined },
    ],
  }),
  revoked: (state, { grant: name, why }, on) => ({
    grants: state.grants.map(grant =>
      grant.name === name ? { ...grant, status: 'revoked' as const, revoked: { on, why } } : grant,
    ),
  }),
}
