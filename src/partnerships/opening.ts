import { z } from 'zod'
import { terms } from '../../lifecycle/command.js'
import { figure } from '../../lifecycle/figure.js'
import { partnerTypes } from '../../lifecycle/people.js'
import { day, id, line } from '../edge/fields.js'
import { personOrEmail } from '../people/named.js'

/** What is asked for when a partnership is opened. */
export const opening = z
  .strictObject({
    partner: id.describe('id of the partner'),
    model: line(60).describe('name of a published lifecycle model, such as six-stage'),
    version: z.int().min(1).optional().describe('of the model; the newest unless said'),
    entry: z
      .enum(['new', 'existing', 'renewed'])
      .default('new')
      .describe('where its life begins here: the stage that the model names for it'),
    another: z
      .boolean()
      .default(false)
      .describe('open it although this partner has one under this model already, which is refused otherwise'),
    code: z
      .string()
      .regex(/^[a-z0-9](-?[a-z0-9]){2,39}$/, {
        error: 'must be 3 to 40 small letters and digits, with single hyphens between, like cedar-ridge',
      })
      .optional()
      .describe(
        'by which operations and the engine know it, given by an admin; made from the company’s name unless said',
      ),
    type: z.enum(partnerTypes).optional().describe('the partner’s own unless said'),
    mainContact: id.optional().describe('the first partner lead unless said'),
    manager: personOrEmail.optional().describe('whoever opens it unless said'),
    sponsor: personOrEmail.optional().describe('the vendor’s sponsor, or an admin, unless said'),
    technical: personOrEmail.optional(),
    legal: personOrEmail.optional(),
    finance: personOrEmail.optional(),
    tier: z
      .string()
      .regex(/^[a-z][a-zA-Z0-9-]{0,40}$/)
      .optional()
      .describe('of an existing partner; the lowest unless said'),
    grants: z
      .array(z.string().regex(/^[a-z][a-z0-9-]{1,40}$/))
      .max(50)
      .optional()
      .describe('what the partner has beyond what the tier brings'),
    agreement: terms.optional().describe('of an existing or a renewed partner, who must have one'),
    figures: z
      .array(
        z.strictObject({
          review: z
            .int()
            .min(1)
            .max(400)
            .describe('number of the period, counted in quarters from the agreement’s start'),
          kpi: z.string().regex(/^[a-z][a-z0-9_]{1,60}$/),
          value: figure,
          asOf: day,
          source: z
            .string()
            .regex(/^[a-z0-9_-]{1,40}$/i)
            .default('opening'),
        }),
      )
      .max(500)
      .default([])
      .describe('figures of past periods, for an existing or a renewed partner'),
  })
  .refine(({ figures, agreement }) => figures.length === 0 || agreement !== undefined, {
    error: 'past figures need the agreement whose quarters they belong to',
    path: ['agreement'],
  })

export type Opening = z.output<typeof opening>
