import { expect, test } from '@jest/globals'
import { step } from '../../../lifecycle/step.js'
import { scenarios } from '../scenarios/letters.js'
import { onboarding } from '../scenarios/lives.js'
import { sixStage, testScenarios } from '../scenarios/scenario.js'

testScenarios(scenarios)

test('M2: of reminders about one task that fall due in one step, only the last to each reader is sent', () => {
  const rules = sixStage()
  const { state } = onboarding(rules, '2027-03-03')
  // Nobody was awake from March 3 to March 26: the kick-off was due on March 10, access, channels and plan on March 17.
  const { letters } = step(state, rules, '2027-03-26')
  const about = (task: string) =>
    letters
      .filter(letter => letter.facts.kind && letter.facts.tasks?.some(one => one.task === task))
      .map(
        letter => `${letter.day} ${letter.letter} → ${letter.to.role}${letter.withheld ? ` (${letter.withheld})` : ''}`,
      )
  expect(about('onboard-1.access')).toEqual([
    '2027-03-10 task-reminder → technical (superseded)',
    '2027-03-16 task-reminder → technical (superseded)',
    '2027-03-18 task-overdue → technical',
    '2027-03-22 task-escalation → manager',
    '2027-03-24 task-escalation → sponsor',
  ])
  expect(about('onboard-1.product-training')).toEqual(['2027-03-26 task-reminder → sales'])
})

test('M5: the managers’ digest is no letter of a partnership', () => {
  const life = onboarding(sixStage(), '2027-03-03').to('2029-03-01')
  expect(life.letters.length).toBeGreaterThan(50)
  expect(life.letters.filter(letter => letter.letter === 'managers-digest')).toEqual([])
})
