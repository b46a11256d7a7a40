import { expect, test } from '@jest/globals'
import type { Rules } from '../../../lifecycle/rules/aggregate.js'
import { plainCalendar, shippedModel } from '../life.js'

/**
 * One rule of docs/rules.md, told as a short life and what must come of it, counted by hand from the rule. The rule
 * tests run every scenario under the six-stage model as shipped; mutations.test.ts runs them under models with one
 * number altered and wants one of them to notice.
 */
export interface Scenario {
  /** The rule's id, such as `A6`. */
  rule: string
  title: string
  run(rules: Rules): unknown
  expected: unknown
}

export const sixStage = (): Rules => ({ model: shippedModel('six-stage'), calendar: plainCalendar })

/** A test for each scenario, titled with its rule. */
export function testScenarios(scenarios: readonly Scenario[]): void {
  for (const { rule, title, run, expected } of scenarios)
    test(`${rule}: ${title}`, () => expect(run(sixStage())).toEqual(expected))
}
