import { useTranslations } from 'next-intl'
import type { Recomputed } from '@/lib/arcade/fairness/contract'
import { sayHundredths } from './odds/hundredths'
import { SlotSymbol } from './slot-symbol'

type ResultOf<G extends Recomputed['game']> = Extract<Recomputed, { game: G }>['result']

/** What came out of the recomputation, in the game's own words. */
export function RecomputedResult({ recomputed }: { recomputed: Recomputed }) {
  switch (recomputed.game) {
    case 'slot':
      return <SlotOutcome result={recomputed.result} />
    case 'rps':
      return <RpsOutcome result={recomputed.result} />
    case 'gacha':
      return <GachaOutcome result={recomputed.result} />
    case 'crash':
      return <CrashOutcome result={recomputed.result} />
  }
}

function SlotOutcome({ result }: { result: ResultOf<'slot'> }) {
  const t = useTranslations('arcade')
  return (
    <div className="flex items-center gap-3">
      <p className="text-end">
        <span className="block font-medium">{t(`lines.${result.line ?? 'none'}`)}</span>
        <span className="figure font-mono text-13 text-ink-soft">{result.stops.join(', ')}</span>
      </p>
      <span role="img" aria-label={result.reels.map((name) => t(`symbols.${name}`)).join(', ')} className="flex">
        {result.reels.map((name, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a reel is its place
          <SlotSymbol key={index} name={name} className="size-12" />
        ))}
      </span>
    </div>
  )
}

function RpsOutcome({ result }: { result: ResultOf<'rps'> }) {
  const t = useTranslations('odds.verify')
  return (
    <p className="font-medium">
      {t('rpsOutcome', { mine: t(`hands.${result.choice}`), theirs: t(`hands.${result.serverChoice}`) })}
    </p>
  )
}

function CrashOutcome({ result: { point, multiplier } }: { result: ResultOf<'crash'> }) {
  const t = useTranslations('odds.verify')
  return (
    <p className="figure font-medium">
      {t('crashPoint', { point: sayHundredths(point) })} ·{' '}
      {multiplier === null ? t('crashLost') : t('crashPaid', { multiplier: sayHundredths(multiplier) })}
    </p>
  )
}

function GachaOutcome({ result }: { result: ResultOf<'gacha'> }) {
  const t = useTranslations('odds.verify')
  const words = useTranslations('gacha.items')
  return (
    <ol className="w-full list-decimal space-y-1 ps-6 text-15">
      {result.pulls.map(({ item, rarity, pEffectivePpm, pityBefore }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a pull is its place
        <li key={index}>
          {rarity} · {words.has(item) ? words(item) : item}{' '}
          <span className="text-13 text-ink-soft">
            {t('pullOdds', { percent: (pEffectivePpm / 10_000).toFixed(4), missed: pityBefore })}
          </span>
        </li>
      ))}
    </ol>
  )
}
