/**
 * The engine's clock cannot be set back, so a life told for 2027 is run 28 years later: in the Gregorian calendar,
 * between 1901 and 2099, a day 28 years on has the same weekday, month and number, leap days included. Tables stay
 * readable and never grow old.
 */
const cycle = 28

const shift = <T>(value: T, years: number): T =>
  JSON.parse(JSON.stringify(value).replaceAll(/\b(20\d\d)(?=-\d\d-\d\d)/g, year => String(+year + years))) as T

export const toEngine = <T>(value: T): T => shift(value, cycle)
export const fromEngine = <T>(value: T): T => shift(value, -cycle)
