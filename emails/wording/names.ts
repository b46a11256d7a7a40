/** Codes as words. A model is data, so every table falls back to the code with its hyphens opened. */
const opened = (code: string) => code.replace(/[-_.]+/g, ' ').trim()

const tasks: Record<string, string> = {
  access: 'Access to systems and dashboards',
  assets: 'Division of assets',
  answer: 'Answer to the invitation',
  'business-case': 'Business case',
  'business-plan': 'Joint business plan',
  channels: 'Communication channels',
  'check-in': 'Check-in',
  'clause-review': 'Review of the exit clauses',
  customers: 'List of our joint customers',
  data: 'Figures of the period',
  'check-in-30': 'Check-in after 30 days',
  'check-in-60': 'Check-in after 60 days',
  choose: 'The decision',
  date: 'Day of the meeting',
  decide: 'Continue or exit',
  'first-customer': 'First joint customer',
  'first-milestone': 'First joint milestone',
  'first-opportunity': 'First opportunity',
  fit: 'Fit with the ideal partner profile',
  go: 'Go or no-go',
  'hard-stop': 'Extend, restart or exit',
  integration: 'Technical integration',
  'kick-off': 'Kick-off',
  knowledge: 'Knowledge transfer',
  money: 'Settlement of money owed',
  'next-home': 'Next home of a joint customer',
  operations: 'Winding down of operations',
  outcome: 'Outcome of the review',
  plan: 'Mutual action plan',
  'plan-accepted': 'Onboarding plan',
  'post-exit-review': 'Post-exit review',
  'process-training': 'Process training',
  'product-training': 'Product training',
  qualification: '4C qualification',
  reasons: 'Talk about the reasons',
  training: 'Refresher training',
  signature: 'Signature of the agreement',
  'stakeholder-plan': 'Plan for telling everyone concerned',
  survey: 'Satisfaction survey',
  verdict: 'Verdict',
}
export function taskTitle(code: string): string {
  return tasks[code] ?? opened(code).replace(/^./, first => first.toUpperCase())
}

const kpis: Record<string, string> = {
  adoption: 'Adoption',
  customer_acquisition_rate: 'Customer acquisition rate',
  joint_customers: 'Joint customers',
  new_customers: 'New customers',
  partner_satisfaction: 'Partner satisfaction',
  partner_sourced_revenue: 'Partner-sourced revenue',
}
export function kpiName(code: string): string {
  return kpis[code] ?? opened(code).replace(/^./, first => first.toUpperCase())
}

const roles: Record<string, string> = {
  executive_sponsor: 'executive sponsor',
  finance: 'finance',
  legal: 'legal questions',
  main: 'main contact',
  manager: 'partner manager',
  marketing: 'marketing',
  partner_lead: 'partner lead',
  sales: 'sales',
  sponsor: 'sponsor',
  technical: 'technical questions',
}
export function roleName(code: string): string {
  const bare = code.replace(/^(partner|vendor)\./, '')
  return roles[bare] ?? opened(bare)
}

const exitReasons: Record<string, string> = {
  compliance: 'an obligation of the agreement was not kept',
  goals_achieved: 'what we set out to do together is done',
  market_shift: 'the market that we served together has shifted',
  mutual: 'both of us wish it',
  performance: 'results stayed below what we had agreed',
  renewal_not_taken: 'the agreement was not renewed',
  strategy_change: 'our strategy has changed',
}
/** Reads on after `because`. */
export function exitReason(code: string | undefined): string | undefined {
  return code === undefined ? undefined : (exitReasons[code] ?? opened(code))
}

const clauses: Record<string, string> = {
  any_time: 'Either side may end the agreement at any time, with the notice period that it names',
  end_of_term: 'The agreement ends with its present term',
  for_cause: 'The agreement allows an end without notice for cause',
}
export function exitClause(code: string | undefined): string | undefined {
  return code === undefined ? undefined : clauses[code]
}

const initiatives: Record<string, string> = {
  deeper_collaboration: 'closer collaboration',
  focus: 'a focus on what pays best',
  joint_product: 'a joint product',
  new_market: 'a new market',
}
export function initiativeName(code: string | undefined): string {
  return code === undefined ? 'a new initiative' : (initiatives[code] ?? opened(code))
}

/** By the model's own words for what silence does (see the effects in the schema of models). */
const silences: Record<string, string> = {
  'as agreed': 'lets the agreement decide: it renews, or it ends with its term',
  exit: 'begins the exit',
  'improvement failed, start propose-exit': 'counts as failed, and an exit is proposed to you',
  'initiative dropped': 'drops the initiative',
  'keep tier': 'keeps the tier as it is',
  'miss review': 'records the review as missed',
  nothing: 'leaves things as they are',
}
/** Reads on after `silence`. */
export function silenceDoes(code: string | undefined): string {
  return code === undefined
    ? 'decides in your place'
    : (silences[code] ?? (code.startsWith('close ') ? 'closes the partnership' : `counts as “${opened(code)}”`))
}

const causes: Record<string, string> = {
  'a person': 'somebody on our side saw it coming',
  'escalation open': 'something late has been escalated and is still open',
  'improvement failed': 'the improvement plan has failed',
  'reviews below': 'reviews running ended below target',
  'reviews exceeds': 'reviews running exceeded their targets',
  'reviews missed': 'reviews running were missed',
  'target day passed': 'the target day has passed',
  silence: 'silence while something was overdue',
}
/** Why the rules did something, as they say it, or in better words where the code is known. */
export function cause(code: string | undefined): string | undefined {
  return code === undefined || code === '' ? undefined : (causes[code] ?? opened(code))
}

/** A code that is a word already: tiers, grants, stages. */
export function word(code: string | undefined, otherwise: string): string {
  return code ? opened(code) : otherwise
}

/** A title inside a sentence. Only its first letter changes: names in it keep theirs, and so does 4C. */
export function lowered(title: string): string {
  return title.replace(/^\p{Lu}(?=\p{Ll})/u, first => first.toLowerCase())
}

/** `a, b and c`. */
export function list(items: string[]): string {
  return items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`
}

/** `1 day`, `2 days`. */
export function count(number: number | undefined, noun: string, otherwise = `some ${noun}s`): string {
  return number === undefined || !Number.isFinite(number) ? otherwise : `${number} ${noun}${number === 1 ? '' : 's'}`
}

/** Scores are hundredths of the target: 110 → `110 %`. */
export function percent(hundredths: number | undefined): string | undefined {
  return hundredths === undefined || !Number.isFinite(hundredths) ? undefined : `${hundredths} %`
}

/** `1,250,000`: the language of the letters is English, whatever the machine's. */
export function figure(value: number | undefined): string {
  return value === undefined || !Number.isFinite(value)
    ? 'no data'
    : value.toLocaleString('en-GB', { maximumFractionDigits: 2 })
}
