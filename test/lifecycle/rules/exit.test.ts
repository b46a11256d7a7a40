import { scenarios } from '../scenarios/exit.js'
import { testScenarios } from '../scenarios/scenario.js'

testScenarios(scenarios)
