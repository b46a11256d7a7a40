import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { registry } from '../../emails/registry.js'
import { checkModel } from '../../lifecycle/check.js'
import { flatten } from '../../lifecycle/flatten.js'
import type { Model } from '../../lifecycle/model.js'

/**
 * A programme that nobody ships: a handshake instead of an invitation, and a pilot with one customer before anything is
 * called a partnership.
 */
const own = `
name: pilot-first
title: Handshake, pilot, together, farewell
reviews: {begin: together, play: review}
numbers:
  firstReview: {else: 10}
plays:
  handshake:
    tasks:
      - {name: shake, who: partner.main, letter: invitation, due: opened + 10 bd, close: opened + 20 bd,
         ladder: decision, answers: {accept: start papers, decline: close declined}, silent: close declined_by_silence}
  papers:
    tasks:
      - {name: signature, who: partner.legal, due: opened + 10 bd, letter: agreement-to-sign,
         form: agreement, close: due + 30 d, silent: close not_signed}
  pilot:
    tasks:
      - {name: sandbox, who: vendor.technical, due: opened + 3 bd, grants: [portal]}
      - {name: first-customer, who: both, after: [sandbox], due: opened + 6 bd, milestone: true}
      - {name: lessons, who: partner.sales, validate: vendor.manager, after: [first-customer], due: first-customer.done + 5 bd}
stages:
  handshake:
    entry: {new: handshake}
    next: {pilot: [agreement in force], ended: [closed]}
  pilot:
    entry: {renewed: vows}
    plays: [pilot]
    next: {together: [pilot complete, vows complete], farewell: [exit begins]}
  together:
    entry: {existing: audit}
    next: {farewell: [exit begins]}
  farewell:
    next: {ended: [nothing left]}
`

export function pilotModel(): Model {
  const library = parse(readFileSync(new URL('../../lifecycle/models/plays.yaml', import.meta.url), 'utf8')) as Record<
    string,
    unknown
  >
  const { model, errors } = checkModel(flatten(parse(own) as Record<string, unknown>, library), Object.keys(registry))
  if (!model) throw new Error(errors.map(({ path, message }) => `${path} ${message}`).join('\n'))
  return model
}
