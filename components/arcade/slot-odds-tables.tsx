import { useFormatter, useTranslations } from 'next-intl'
import { ButtonLink } from '@/components/ui/button-link'
import { Card } from '@/components/ui/card'
import { PageHead } from '@/components/ui/page-head'
import { PAY_MIN } from '@/lib/arcade/paytables/constants'
import type { Fraction, LineOdds, SlotOdds } from '@/lib/arcade/paytables/contract'
import { SLOT_SYMBOLS } from '@/lib/arcade/slot/constants'
import type { SlotConfig, SlotLine, SlotSymbol as SymbolName } from '@/lib/arcade/slot/contract'
import { SlotSymbol } from './slot-symbol'

/** The whole paytable as text that can be searched: every line's exact odds, and what follows from them. */
export function SlotOddsTables({ odds }: { odds: SlotOdds }) {
  const t = useTranslations('arcade.odds')
  const format = useFormatter()
  const when = format.dateTime(new Date(odds.effectiveAt), { dateStyle: 'long' })
  return (
    <div className="space-y-6">
      <PageHead
        title={t('title')}
        lead={t('lead', { stops: odds.stops, outcomes: odds.rtp.denominator })}
        end={<ButtonLink href="/arcade/slot">{t('play')}</ButtonLink>}
      />
      <div className="grid gap-6 sm:grid-cols-2">
        <Figure title={t('rtp')} text={t('rtpText')} fraction={odds.rtp} />
        <Figure title={t('hit')} text={t('hitText', { min: PAY_MIN })} fraction={odds.hit} />
      </div>
      <LineTable lines={odds.lines} />
      <WeightTable config={odds.config} />
      <p className="max-w-[34rem] text-15 text-ink-soft">{t('rules')}</p>
      <p className="text-13 text-ink-soft">{t('version', { version: odds.version, when })}</p>
    </div>
  )
}

function Figure({ title, text, fraction }: { title: string; text: string; fraction: Fraction }) {
  const t = useTranslations('arcade')
  return (
    <Card>
      <h2 className="text-15 text-ink-soft">{title}</h2>
      <p className="figure font-semibold text-32">{t('percent', { percent: fraction.percent })}</p>
      <p className="figure font-mono text-13 text-ink-soft">
        {fraction.numerator}/{fraction.denominator}
      </p>
      <p className="mt-2 text-15">{text}</p>
    </Card>
  )
}

const PICTURES = (line: SlotLine): SymbolName[] => (line === 'two_cherries' ? ['cherry', 'cherry'] : [line, line, line])

function LineTable({ lines }: { lines: LineOdds[] }) {
  const t = useTranslations('arcade')
  return (
    <Card className="overflow-x-auto" tabIndex={0} aria-label={t('odds.table')}>
      <table className="figure w-full text-end">
        <caption className="mb-2 text-start font-semibold text-17">{t('odds.table')}</caption>
        <thead className="text-13 text-ink-soft">
          <tr className="border-b">
            <th scope="col" className="py-2 text-start font-medium">
              {t('odds.line')}
            </th>
            {(['pays', 'ways', 'chance', 'oneIn'] as const).map((column) => (
              <th key={column} scope="col" className="whitespace-nowrap py-2 ps-3 font-medium">
                {t(`odds.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ line, pays, odds }) => (
            <tr key={line} className="border-b last:border-0">
              <th scope="row" className="py-2 text-start font-medium">
                <span aria-hidden className="me-2 inline-flex align-middle max-sm:hidden">
                  {PICTURES(line).map((name, index) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: a reel is its place
                    <SlotSymbol key={index} name={name} className="size-6" />
                  ))}
                </span>
                <span className="whitespace-nowrap">{t(`lines.${line}`)}</span>
              </th>
              <td className="whitespace-nowrap py-2 ps-3 font-semibold">{t('odds.times', { pays })}</td>
              <td className="whitespace-nowrap py-2 ps-3">{odds.numerator}</td>
              <td className="whitespace-nowrap py-2 ps-3">{t('percent', { percent: odds.percent })}</td>
              <td className="whitespace-nowrap py-2 ps-3">
                {t('odds.oneInValue', { count: Math.round(odds.denominator / odds.numerator) })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  )
}

function WeightTable({ config }: { config: SlotConfig }) {
  const t = useTranslations('arcade')
  return (
    <Card>
      <h2 className="mb-3 text-17">{t('odds.weights')}</h2>
      <ul className="grid grid-cols-3 gap-3 sm:grid-cols-6">
        {SLOT_SYMBOLS.map((name) => (
          <li key={name} className="flex flex-col items-center rounded-control bg-sunken p-3 text-center">
            <SlotSymbol name={name} className="size-10" />
            <span className="font-medium">{t(`symbols.${name}`)}</span>
            <span className="figure text-13 text-ink-soft">
              {t('odds.stopsValue', { count: config.weights[name] })}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
