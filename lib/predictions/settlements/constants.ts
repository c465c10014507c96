export const OUTCOMES = ['UP', 'DOWN', 'VOID'] as const
export const VOID_REASONS = ['tie', 'no_trade', 'no_close', 'closed', 'operator'] as const
export const HOLD_REASONS = [
  'no_data',
  'one_source',
  'sources_disagree',
  'split_suspected',
  'halted',
  'operator',
] as const
/** Of a symbol's day: not judged yet, waiting for an operator, decided while points are on their way, and all done. */
export const SETTLEMENT_STATES = ['WAITING', 'HELD', 'APPLYING', 'SETTLED'] as const
/** The questions of the rule text, in the order in which they are asked. */
export const STEPS = [
  'evidence',
  'previous_close',
  'split',
  'session',
  'compare',
  'outcome',
  'operator',
  'closure',
] as const
export const NOTE_MAX = 200
/** The rule text that decides today; settlements keep the version they were decided by. */
export const RULE_VERSION = 1
