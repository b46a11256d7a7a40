import { testScenarios } from '../scenarios/scenario.js'
import { scenarios } from '../scenarios/standing-still.js'

testScenarios(scenarios)
