import { expect, test } from 'vitest'
import { serverDigests } from '@/lib/arcade/fairness/adapter'
import { drawIntegers } from '@/lib/arcade/fairness/rules'
import { SLOT_LINES } from '@/lib/arcade/slot/constants'
import { computeOdds, REEL_BOUNDS, settleSpin } from '@/lib/arcade/slot/rules'
import vectors from '@/tests/vectors/fairness.json'

const SPINS = 150_000
/** χ² at 99 % with seven degrees of freedom: seven lines and none. */
const CHI_SQUARE_MAX = 18.475
/** A line that comes up less often than this can't be told within 5 % from so few spins. */
const EXPECTED_MIN = 1_500

test('150,000 drawn spins fit the published odds', async () => {
  const { config, draws } = vectors
  const serverSeed = draws[0]?.serverSeed ?? ''
  const counts = new Map<string, number>()
  for (let nonce = 0; nonce < SPINS; nonce++) {
    const play = { serverSeed, clientSeed: 'simulation', nonce, game: 'slot', configVersion: 1 }
    const { line } = settleSpin(config, await drawIntegers(serverDigests, play, REEL_BOUNDS), 1).result
    counts.set(line ?? 'none', (counts.get(line ?? 'none') ?? 0) + 1)
  }
  const { lines, hit } = computeOdds(config)
  const expected = new Map<string, number>(
    SLOT_LINES.map((line) => [line, (SPINS * Number(lines[line].numerator)) / Number(hit.denominator)]),
  )
  expected.set('none', SPINS * (1 - Number(hit.numerator) / Number(hit.denominator)))

  let chiSquare = 0
  for (const [line, mean] of expected) {
    const seen = counts.get(line) ?? 0
    chiSquare += (seen - mean) ** 2 / mean
    if (mean >= EXPECTED_MIN) expect(Math.abs(seen - mean) / mean, line).toBeLessThan(0.05)
  }
  expect(chiSquare).toBeLessThan(CHI_SQUARE_MAX)
})
