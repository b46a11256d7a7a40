import type { LetterAction } from '../../lifecycle/letter.js'
import type { Asking } from './question.js'
import { acceptDate, figures, moveMeeting, survey } from './review-questions.js'
import { answer, checkIn, complete, extend, handOver } from './task-questions.js'

const questions: Record<LetterAction['purpose'], Asking> = {
  answer,
  complete,
  extend,
  figures,
  survey,
  accept_date: acceptDate,
  move_meeting: moveMeeting,
  hand_over: handOver,
  check_in: checkIn,
}

/** What the link's page asks now, or nothing when there is nothing left to ask. */
export const questionOf: Asking = occasion => questions[occasion.link.purpose](occasion)
