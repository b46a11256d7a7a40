import { defineEntity, p } from '@mikro-orm/core'
import { Contact } from './contact.js'
import { Partnership } from './partnership.js'

const schema = defineEntity({
  name: 'SurveyAnswer',
  properties: {
    partnership: () => p.manyToOne(Partnership).primary(),
    review: p.integer().primary().autoincrement(false),
    contact: () => p.manyToOne(Contact).primary(),
    answers: p.json<number[]>(),
    answeredOn: p.date(),
  },
})

/** What one contact answered to one satisfaction survey, 1 to 5 each. */
export class SurveyAnswer extends schema.class {
  mean(): number {
    return this.answers.reduce((sum, answer) => sum + answer, 0) / this.answers.length
  }
}
schema.setClass(SurveyAnswer)
