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
  figures: z.int().min(1).describe('how many were recorded'),
  recorded: z.array(
    z.object({
      partnership: id,
      review: z.int(),
      figures: z.int().min(1),
      first: z.int().describe('number of the first event'),
      last: z.int().describe('number of the last event'),
    }),
  ),
})
