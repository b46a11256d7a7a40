import { viewOf } from '../../emails/view.js'
import { wordedDay } from '../../emails/wording/days.js'
import { names, sampleLetter, templateOf } from './support.js'

/** Nouns of the domain: what is left when a letter is copied and only its subject is exchanged. */
const nouns = new RegExp(
  `\\b(${[
    'access action agreement answer audit benefit business calendar check-in company contact customer',
    'data day deadline decision discount exit expansion figure goal growth improvement initiative',
    'invitation item kick-off letter manager meeting milestone notice onboarding outcome partner',
    'partnership pause period plan question rating reason renewal review scorecard score signature silver',
    'sponsor survey target task term tier training validation verdict vow warning',
  ]
    .join(' ')
    .replaceAll(' ', '|')})(ies|es|s)?\\b`,
  'g',
)

/** Only the verbs and the small words, in the order in which they stand. */
function bones(name: string): string[] {
  return templateOf(name)
    .text(viewOf(sampleLetter(name)))
    .replace(/https?:\S+/g, '')
    .replace(/^> .*$/gm, '')
    .replace(new RegExp(wordedDay, 'g'), 'DAY')
    .replace(
      /Harbour Lane Systems|Kestrel Analytics|Marta Lindqvist|Kiri Tane|Tom Farrow|Jonas Ek|Aldgate Foods/g,
      'NAME',
    )
    .toLowerCase()
    .replace(nouns, 'noun')
    .replace(/\d+/g, 'number')
    .match(/[\p{L}’]+/gu)!
}

function triples(words: string[]): Set<string> {
  return new Set(words.slice(2).map((_, index) => words.slice(index, index + 3).join(' ')))
}

/** 1 for the same letter, 0 for letters that share no three words in a row. */
function likeness(one: Set<string>, other: Set<string>): number {
  const shared = [...one].filter(triple => other.has(triple)).length
  return shared / (one.size + other.size - shared)
}

const letters = names.map(name => ({ name, triples: triples(bones(name)) }))

test('no two bodies differ only in their nouns', () => {
  const pairs = letters.flatMap((one, index) =>
    letters
      .slice(index + 1)
      .map(other => ({ pair: `${one.name} / ${other.name}`, likeness: likeness(one.triples, other.triples) })),
  )
  expect(pairs.filter(pair => pair.likeness > 0.3)).toEqual([])
  expect(pairs).toHaveLength((names.length * (names.length - 1)) / 2)
})

test('the comparison sees through exchanged nouns, names, days and numbers', () => {
  const one = triples('please send the noun by day or noun waits for name'.split(' '))
  expect(likeness(one, one)).toBe(1)
  expect(likeness(triples(bones('task-reminder')), triples(bones('task-reminder')))).toBe(1)
})
