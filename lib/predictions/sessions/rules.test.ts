import { expect, test } from 'vitest'
import { PHASES, type Phase } from './constants'
import { phaseAt } from './rules'

const session = {
  opensAt: new Date('2026-11-20T22:00:00Z'),
  cutoffAt: new Date('2026-11-23T14:25:00Z'),
  closeAt: new Date('2026-11-23T21:00:00Z'),
}
const at = (phase: Phase, moment: string) => phaseAt({ ...session, phase }, new Date(moment))

test.each([
  ['2026-11-20T21:59:59.999Z', 'SCHEDULED'],
  ['2026-11-20T22:00:00.000Z', 'PREDICT'],
  ['2026-11-23T14:24:59.999Z', 'PREDICT'],
  ['2026-11-23T14:25:00.000Z', 'LOCKED'],
  ['2026-11-23T21:00:00.000Z', 'EOD_WAIT'],
])('at %s a session is %s, though no tick has come', (moment, phase) => {
  expect(at('SCHEDULED', moment)).toBe(phase)
})

test('what has been judged, held or cancelled stays so at any hour', () => {
  for (const phase of PHASES.slice(3)) expect(at(phase, '2026-11-20T22:00:00Z')).toBe(phase)
})
