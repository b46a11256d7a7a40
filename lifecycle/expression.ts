import { addBusinessDays, type Calendar, onBusinessDay } from './calendar.js'
import { addDays, addMonths, type Day, earlier, later } from './day.js'

/**
 * The grammar in which a model says a day:
 *
 *     day     = (name | "earlier(" day "," day ")" | "later(" day "," day ")") { ("+" | "-") amount }
 *     amount  = count ("d" | "bd" | "m") | [ count "/" count ] number
 *
 * `name` is an anchor (`opened`, `due`, `periodEnd`, `meeting`, `exit.last`, `plan.done`, a day of the play such as
 * `goal`), `number` one of the model's numbers, in days (`target`). `opened + 1/3 target` is rounded up to whole days.
 */
export interface DayExpression {
  text: string
  /** A day by its name, or a choice of two. */
  base:
    | { name: string; choose?: undefined }
    | { name?: undefined; choose: 'earlier' | 'later'; of: [DayExpression, DayExpression] }
  terms: Term[]
}

type Term = { sign: 1 | -1 } & (
  { unit: 'd' | 'bd' | 'm'; count: number } | { unit: 'number'; number: string; share: [number, number] }
)

export class ExpressionError extends Error {}

const parsed = new Map<string, DayExpression>()

/** @throws ExpressionError with what was found and what would be right. */
export function parseDay(text: string): DayExpression {
  let known = parsed.get(text)
  if (!known) {
    const tokens = text.match(/\d+|[A-Za-z][\w-]*(?:\.[A-Za-z][\w-]*)*|[-+/(),]|\S/g) ?? []
    const reader = { text, tokens, at: 0 }
    known = readDay(reader)
    if (reader.at < tokens.length) fail(reader, 'the end, "+" or "-"')
    parsed.set(text, known)
  }
  return known
}

interface Reader {
  text: string
  tokens: string[]
  at: number
}

function fail(reader: Reader, wanted: string): never {
  const found = reader.tokens[reader.at]
  throw new ExpressionError(
    `"${reader.text}": found ${found === undefined ? 'the end' : `"${found}"`} where ${wanted} `
      + 'belongs; a day reads like "opened + 10 bd", "meeting - 7 bd", "opened + 1/3 target" or '
      + '"later(exit.last, exit.notice + 10 bd)"',
  )
}

function expect(reader: Reader, token: string) {
  if (reader.tokens[reader.at] !== token) fail(reader, `"${token}"`)
  reader.at += 1
}

function readDay(reader: Reader): DayExpression {
  const start = reader.at
  const head = reader.tokens[reader.at]
  if (head === undefined || !/^[A-Za-z]/.test(head)) fail(reader, 'the name of a day')
  reader.at += 1
  let base: DayExpression['base'] = { name: head }
  if ((head === 'earlier' || head === 'later') && reader.tokens[reader.at] === '(') {
    expect(reader, '(')
    const first = readDay(reader)
    expect(reader, ',')
    const second = readDay(reader)
    expect(reader, ')')
    base = { choose: head, of: [first, second] }
  }
  const terms: Term[] = []
  while (reader.tokens[reader.at] === '+' || reader.tokens[reader.at] === '-') terms.push(readTerm(reader))
  return { text: reader.tokens.slice(start, reader.at).join(' '), base, terms }
}

function readTerm(reader: Reader): Term {
  const sign = reader.tokens[reader.at] === '+' ? 1 : -1
  reader.at += 1
  const amount = reader.tokens[reader.at]
  if (amount === undefined) fail(reader, 'an amount such as "10 bd" or "target"')
  reader.at += 1
  if (!/^\d+$/.test(amount)) {
    if (!/^[A-Za-z]/.test(amount)) fail({ ...reader, at: reader.at - 1 }, 'an amount such as "10 bd" or "target"')
    return { sign, unit: 'number', number: amount, share: [1, 1] }
  }
  const unit = reader.tokens[reader.at]
  if (unit === '/') {
    reader.at += 1
    const divisor = reader.tokens[reader.at]
    if (divisor === undefined || !/^[1-9]\d*$/.test(divisor)) fail(reader, 'a number above 0')
    reader.at += 1
    const number = reader.tokens[reader.at]
    if (number === undefined || !/^[A-Za-z]/.test(number)) fail(reader, 'the name of a number, such as "target"')
    reader.at += 1
    return { sign, unit: 'number', number, share: [+amount, +divisor] }
  }
  if (unit !== 'd' && unit !== 'bd' && unit !== 'm') fail(reader, '"d", "bd" or "m"')
  reader.at += 1
  return { sign, count: +amount, unit }
}

/** Names of days and numbers that an expression counts from: what the model check looks up. */
export function namesIn(expression: DayExpression): { days: string[]; numbers: string[] } {
  const own = expression.terms.flatMap(term => (term.unit === 'number' ? [term.number] : []))
  if (expression.base.name !== undefined) return { days: [expression.base.name], numbers: own }
  const inner = expression.base.of.map(namesIn)
  return { days: inner.flatMap(names => names.days), numbers: [...inner.flatMap(names => names.numbers), ...own] }
}

/**
 * What an expression is evaluated against. An anchor that has not happened yet is undefined, and so is what counts from
 * it.
 */
export interface Scope {
  calendar: Calendar
  day(name: string): Day | undefined
  number(name: string): number
}

/**
 * C3–C5: a counted day that is no business day moves in the direction of its last count; `exact` leaves it where it
 * falls (deadlines that silence ends, contract days). A bare name is the day itself: contract days never move. From
 * 2027-02-26 (a Friday): `+ 1 bd` = 2027-03-01; `+ 2 d` = 2027-03-01, exact 2027-02-28; `+ 9 d - 7 d` = 2027-02-26.
 */
export function dayOf(expression: DayExpression, scope: Scope, exact = false): Day | undefined {
  let day = expression.base.name !== undefined ? scope.day(expression.base.name) : chosen(expression.base, scope, exact)
  if (day === undefined) return undefined
  let direction: 'forwards' | 'backwards' | undefined
  for (const term of expression.terms) {
    if (term.unit === 'number')
      day = addDays(day, term.sign * Math.ceil((scope.number(term.number) * term.share[0]) / term.share[1]))
    else if (term.unit === 'bd') day = addBusinessDays(scope.calendar, day, term.sign * term.count)
    else day = term.unit === 'm' ? addMonths(day, term.sign * term.count) : addDays(day, term.sign * term.count)
    direction = term.sign === 1 ? 'forwards' : 'backwards'
  }
  return exact || direction === undefined ? day : onBusinessDay(scope.calendar, day, direction)
}

/** An anchor that is missing leaves the choice to the other. */
function chosen(
  { choose, of }: { choose: 'earlier' | 'later'; of: [DayExpression, DayExpression] },
  scope: Scope,
  exact: boolean,
): Day | undefined {
  const first = dayOf(of[0], scope, exact)
  const second = dayOf(of[1], scope, exact)
  if (first === undefined || second === undefined) return first ?? second
  return choose === 'earlier' ? earlier(first, second) : later(first, second)
}
