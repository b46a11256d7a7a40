import { z } from 'zod'

/** As the number is written: `1e+21` and `1e-10` are not. */
const written = /^-?\d{1,15}(\.\d{1,6})?$/

/**
 * A number that comes in from outside: by a command, an import, a partner's form or a model. Within these bounds every
 * score is exact (S1) and no target is too small to divide by.
 */
export const figure = z
  .number({ error: 'must be a number such as 125000.5' })
  .refine(value => written.test(String(value)), {
    error: 'must have at most 15 digits before the point and 6 after it',
  })
  .meta({ description: 'at most 15 digits before the point and 6 after it' })
