import { GachaConfig } from '@/lib/arcade/gacha/contract'
import type { ConfigOf } from '@/lib/arcade/paytables/rules/games'
import crash from '@/tests/vectors/crash.json'
import slot from '@/tests/vectors/fairness.json'
import gacha from '@/tests/vectors/gacha.json'
import rps from '@/tests/vectors/rps.json'

/** The figures that every installation starts with, as the published vectors have them. */
export const FIRST_ODDS: ConfigOf = {
  slot: slot.config,
  rps: rps.config,
  gacha: GachaConfig.parse(gacha.config),
  crash: crash.config,
}
