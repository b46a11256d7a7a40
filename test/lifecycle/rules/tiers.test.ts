import { scenarios } from '../scenarios/reviews.js'
import { testScenarios } from '../scenarios/scenario.js'

testScenarios(scenarios.filter(({ rule }) => rule === 'S2' || rule === 'S3'))
