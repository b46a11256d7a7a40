import type { Event, EventOf } from '../../lifecycle/event.js'
import { Contact } from '../entities/contact.js'
import { KpiActual } from '../entities/kpi-actual.js'
import { KpiTarget } from '../entities/kpi-target.js'
import { SurveyAnswer } from '../entities/survey-answer.js'
import type { Rows } from './rows.js'

type Of<T extends Event['type']> = Event & EventOf<T>

export const figures = {
  recorded: (rows: Rows, event: Of<'figures_recorded'>) => {
    event.figures.forEach((figure, position) =>
      rows.em.create(KpiActual, { partnership: rows.partnership, event: event.number, position, review: event.review, recordedOn: event.day, ...figure }))
  },
  /** Set again for the same review, each KPI's last target counts. */
  targetsSet: async (rows: Rows, event: Of<'targets_set'>) => {
    const targets = Object.entries(event.targets).map(([kpi, value]) => ({ partnership: rows.partnership.id, review: event.review, kpi, value, setOn: event.day }))
    if (targets.length === 0) return
    // One statement: nothing else of a step reads or changes these rows.
    await rows.em.createQueryBuilder(KpiTarget).insert(targets).onConflict(['partnership', 'review', 'kpi']).merge(['value', 'setOn']).execute('run', false)
  },
  surveyAnswered: async (rows: Rows, { review, contact, answers, day }: Of<'survey_answered'>) => {
    const known = await rows.em.findOne(SurveyAnswer, { partnership: rows.partnership.id, review, contact })
    if (known) Object.assign(known, { answers, answeredOn: day })
    else rows.em.create(SurveyAnswer, { partnership: rows.partnership, review, contact: rows.em.getReference(Contact, contact), answers, answeredOn: day })
  },
}
