import { scenarios } from '../scenarios/reviews.js'
import { testScenarios } from '../scenarios/scenario.js'

testScenarios(scenarios.filter(({ rule }) => rule === 'S4' || rule === 'S5'))
