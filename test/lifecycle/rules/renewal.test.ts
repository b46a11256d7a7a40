import { scenarios } from '../scenarios/renewal.js'
import { testScenarios } from '../scenarios/scenario.js'

testScenarios(scenarios.filter(({ rule }) => rule.startsWith('W')))
