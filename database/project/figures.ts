import type { Event, EventOf } from '../../lifecycle/event.js'
import { Contact } from '../entities/contact.js'
import { KpiActual } from '../entities/kpi-actual.js'
import { SurveyAnswer } from '../entities/survey-answer.js'
import type { Rows } from './rows.js'

type Of<T extends Event['type']> = Event & EventOf<T>

export const figures = {
  recorded: (rows: Rows, event: Of<'figures_recorded'>) => {
    event.figures.forEach((figure, position) =>
      rows.em.create(KpiActual, {
        partnership: rows.owner,
        event: event.number,
        position,
        review: event.review,
        recordedOn: event.day,
        ...figure,
      }),
    )
  },
  /** Set again for the same review, each KPI's last target counts. */
  targetsSet: (
    { partnership: { id: partnership }, targets }: Rows,
    { review, targets: asked, day: setOn }: Of<'targets_set'>,
  ) => {
    for (const [kpi, value] of Object.entries(asked))
      targets.set(`${review} ${kpi}`, { partnership, review, kpi, value, setOn })
  },
  surveyAnswered: async (rows: Rows, { review, contact, answers, day }: Of<'survey_answered'>) => {
    const known = await rows.em.findOne(SurveyAnswer, { partnership: rows.partnership.id, review, contact })
    if (known) Object.assign(known, { answers, answeredOn: day })
    else
      rows.em.create(SurveyAnswer, {
        partnership: rows.owner,
        review,
        contact: rows.em.getReference(Contact, contact),
        answers,
        answeredOn: day,
      })
  },
}
