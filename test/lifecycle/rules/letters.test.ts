import { scenarios } from '../scenarios/letters.js'
import { testScenarios } from '../scenarios/scenario.js'

testScenarios(scenarios)
