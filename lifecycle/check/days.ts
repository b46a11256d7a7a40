import type { ModelError } from '../check.js'
import { ExpressionError, namesIn, parseDay } from '../expression.js'
import type { Model } from '../model.js'

/** Whether a day reads as one, and counts from days and numbers that are known there. */
export function checkDay(model: Model, text: string, path: string, days: Set<string>): ModelError[] {
  try {
    const names = namesIn(parseDay(text))
    return [
      ...names.days
        .filter(day => !days.has(day))
        .map(day => ({
          path,
          message: `"${text}" counts from "${day}", which is no day here; known are ${[...days].join(', ')}`,
        })),
      ...names.numbers
        .filter(number => !(number in model.numbers))
        .map(number => ({
          path,
          message: `"${text}" counts "${number}", which is no number; known are ${Object.keys(model.numbers).join(', ')}`,
        })),
    ]
  } catch (error) {
    if (error instanceof ExpressionError) return [{ path, message: error.message }]
    throw error
  }
}
