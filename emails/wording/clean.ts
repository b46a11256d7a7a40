const controls = /[\p{Cc}\u2028\u2029]+/gu
/** Overrides and isolates can make a name read as another, or turn the rest of a subject around. */
const turnarounds = /[\u202A-\u202E\u2066-\u2069]/g

/** Free text as one line: a break inside a name could otherwise forge a header, a footer or a second paragraph. */
export function line(text: string): string {
  return text.replace(turnarounds, '').replace(controls, ' ').replace(/\s+/g, ' ').trim()
}

/** Free text that may run over several paragraphs, without anything else that is not printed. */
export function lines(text: string): string {
  return text
    .split(/\r\n|[\r\n\u2028\u2029]/)
    .map(line)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** The same for everything in a letter's facts: codes are expected there, but an imported code may be anything. */
export function cleaned<T>(fact: T): T {
  if (typeof fact === 'string') return line(fact) as T
  if (Array.isArray(fact)) return fact.map(cleaned) as T
  if (fact && typeof fact === 'object')
    return Object.fromEntries(Object.entries(fact).map(([name, value]) => [name, cleaned(value)])) as T
  return fact
}
