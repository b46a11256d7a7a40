import { z } from 'zod'
import type { KpiActual } from '../../database/entities/kpi-actual.js'
import { day, id } from '../edge/fields.js'

export const shownFigure = ({ review, kpi, value, asOf, source, revision, recordedOn }: KpiActual) => ({
  review,
  kpi,
  value,
  asOf,
  source,
  revision,
  recordedOn,
})

export const figureSchema = z
  .object({
    review: z.int().describe('number of the review in whose period it lies'),
    kpi: z.string(),
    value: z.number(),
    asOf: day,
    source: z.string(),
    revision: z.int().min(1).describe('of a KPI and review the highest counts'),
    recordedOn: day,
  })
  .meta({ id: 'Figure' })

/** As a partnership shows it: its row without the partnership. */
export const figureOfEventSchema = figureSchema.extend({
  event: z.int().min(1).describe('number of the event that brought it'),
  position: z.int().min(0).describe('its place in that event'),
})

export const targetSchema = z
  .object({
    review: z.int().describe('the first review that it holds for; it stands until another is set'),
    kpi: z.string(),
    value: z.number(),
    setOn: day,
  })
  .meta({ id: 'Target' })

export const importedSchema = z.object({
  recorded: z.int().describe('how many lines were'),
  unchanged: z.int().describe('how many stand so already'),
  refused: z.int(),
  unanswered: z.int().describe('how many may not have been recorded because something went away; send the file again'),
  lines: z.array(
    z.object({
      line: z.int().min(2).describe('of the file; the header is line 1'),
      partnership: id,
      review: z.int(),
      kpi: z.string(),
      outcome: z.enum(['recorded', 'unchanged', 'refused', 'unanswered']),
      event: z.int().optional().describe('number of the event that recorded it'),
      detail: z.string().optional().describe('why it was not recorded'),
    }),
  ),
})
