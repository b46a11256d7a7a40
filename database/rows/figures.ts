import type { Event, EventOf, EventType } from '../../lifecycle/event.js'
import { KpiActual } from '../entities/kpi-actual.js'
import { KpiTarget } from '../entities/kpi-target.js'
import { SurveyAnswer } from '../entities/survey-answer.js'
import type { Table } from './table.js'

/** What was reported, agreed and answered is kept as it was said, event by event; the state knows only what counts. */
const of = <T extends EventType>(events: readonly Event[], type: T) =>
  events.filter((event): event is Event & EventOf<T> => event.type === type)

export const actualTable: Table = {
  entity: KpiActual,
  key: ['event', 'position'],
  rows: ({ events }) =>
    of(events, 'figures_recorded').flatMap(({ number, day, review, figures }) =>
      figures.map((figure, position) => ({ event: number, position, review, recordedOn: day, ...figure })),
    ),
}

/** Set again for the same review, each KPI's last target counts. */
export const targetTable: Table = {
  entity: KpiTarget,
  key: ['review', 'kpi'],
  rows: ({ events }) =>
    of(events, 'targets_set').flatMap(({ review, targets, day }) =>
      Object.entries(targets).map(([kpi, value]) => ({ review, kpi, value, setOn: day })),
    ),
}

export const answerTable: Table = {
  entity: SurveyAnswer,
  key: ['review', 'contact'],
  rows: ({ events }) =>
    of(events, 'survey_answered').map(({ review, contact, answers, day }) => ({
      review,
      contact,
      answers,
      answeredOn: day,
    })),
}
