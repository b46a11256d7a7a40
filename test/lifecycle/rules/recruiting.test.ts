import { scenarios } from '../scenarios/recruiting.js'
import { testScenarios } from '../scenarios/scenario.js'

testScenarios(scenarios)
