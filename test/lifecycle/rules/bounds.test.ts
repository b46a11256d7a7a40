import { scenarios } from '../scenarios/bounds.js'
import { testScenarios } from '../scenarios/scenario.js'

testScenarios(scenarios)
