import { scenarios } from '../scenarios/onboarding.js'
import { testScenarios } from '../scenarios/scenario.js'

testScenarios(scenarios)
