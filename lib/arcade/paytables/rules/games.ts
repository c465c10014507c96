import type { InputError } from '@/lib/platform/kernel/errors'
import type { CrashConfig } from '../../crash/contract'
import type { GachaConfig } from '../../gacha/contract'
import { objectionsToGacha } from '../../gacha/rules'
import { fractionOf } from '../../odds/rules'
import type { RpsConfig } from '../../rps/contract'
import type { SlotConfig } from '../../slot/contract'
import { computeOdds } from '../../slot/rules'
import type { Game } from '../../stats/contract'
import type { ExactOdds } from './band'
import { computeCrashOdds, objectionsToCrash } from './crash'
import { computeGachaOdds } from './gacha'
import { computeRpsOdds, objectionsToRps } from './rps'
import { objectionsToSlot } from './slot'

/** The figures of a published version of each game. */
export type ConfigOf = { slot: SlotConfig; rps: RpsConfig; gacha: GachaConfig; crash: CrashConfig }

type OddsRules<C> = { compute: (config: C) => ExactOdds; objections: (config: C) => InputError[] }

const ODDS_RULES: { readonly [G in Game]: OddsRules<ConfigOf[G]> } = {
  slot: { compute: computeOdds, objections: objectionsToSlot },
  rps: { compute: computeRpsOdds, objections: objectionsToRps },
  gacha: { compute: computeGachaOdds, objections: objectionsToGacha },
  crash: { compute: computeCrashOdds, objections: objectionsToCrash },
}

/** What is stored beside a configuration, computed from its figures alone. */
export const exactOf = <G extends Game>(game: G, config: ConfigOf[G]): ExactOdds => {
  const { rtp, hit } = ODDS_RULES[game].compute(config)
  return { rtp, hit }
}

/** The same as it is published. */
export const figuresOf = <G extends Game>(game: G, config: ConfigOf[G]) => {
  const { rtp, hit } = exactOf(game, config)
  return { rtp: fractionOf(rtp), hit: fractionOf(hit) }
}

/** Every reason why these figures must not be published; none when they may. */
export const objectionsTo = <G extends Game>(game: G, config: ConfigOf[G]): InputError[] =>
  ODDS_RULES[game].objections(config)
