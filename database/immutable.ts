/**
 * What was published or happened is never rewritten: not by a person at a console, not by a projection with a fault.
 */
export const immutable = {
  name: 'immutable',
  timing: 'before' as const,
  events: ['update' as const, 'delete' as const],
  forEach: 'row' as const,
  body: `raise exception '% rows are immutable', TG_TABLE_NAME using errcode = 'restrict_violation'`,
}
