import { useFormatter, useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { Card } from '@/components/ui/card'
import type { OddsWatch } from '@/lib/arcade/monitor/contract'
import { sayE } from './e-words'
import { useCategoryWords } from './use-category-words'

type Row = OddsWatch['frequencies'][number]

/** What came up in one game beside what was published, as text that can be searched, copied and read aloud. */
export function OddsMonitorTable({ watch, isFrozen }: { watch: OddsWatch; isFrozen: boolean }) {
  const t = useTranslations('games')
  const name = useTranslations('arcade')(`games.${watch.game}`)
  const { version, draws, e } = watch
  return (
    <Card className="h-fit overflow-x-auto" tabIndex={0} aria-label={t('frequenciesCaption', { game: name })}>
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h2 className="text-20">{name}</h2>
        <Badge tone={isFrozen ? 'danger' : 'positive'}>{t(`public.${isFrozen ? 'frozen' : 'open'}`)}</Badge>
      </div>
      <p className="figure mb-4 text-15 text-ink-soft">
        {t('public.e')} <strong className="text-17 text-ink">{sayE(e)}</strong>
        {` · ${t('public.draws', { draws })} · ${t('public.since', { version })}`}
      </p>
      {draws === 0 ? <p className="text-15 text-ink-soft">{t('public.none')}</p> : <Frequencies watch={watch} />}
    </Card>
  )
}

function Frequencies({ watch: { game, draws, frequencies } }: { watch: OddsWatch }) {
  const t = useTranslations('games')
  const name = useTranslations('arcade')(`games.${game}`)
  return (
    <table className="figure w-full text-end">
      <caption className="sr-only">{t('frequenciesCaption', { game: name })}</caption>
      <thead className="text-13 text-ink-soft">
        <tr className="border-b">
          <th scope="col" className="py-2 text-start font-medium">
            {t('category')}
          </th>
          {(['observed', 'expected', 'observedShare', 'publishedShare'] as const).map((column) => (
            <th key={column} scope="col" className="whitespace-nowrap py-2 ps-3 font-medium">
              {t(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {frequencies.map((row) => (
          <FrequencyRow key={row.category} game={game} row={row} draws={draws} />
        ))}
      </tbody>
    </table>
  )
}

function FrequencyRow({ game, row, draws }: Pick<OddsWatch, 'game' | 'draws'> & { row: Row }) {
  const format = useFormatter()
  const say = useCategoryWords()
  const { category, observed, expected } = row
  const share = (count: number) =>
    format.number(count / draws, { style: 'percent', minimumFractionDigits: 3, maximumFractionDigits: 3 })
  return (
    <tr className="border-b last:border-0">
      <th scope="row" className="whitespace-nowrap py-2 text-start font-medium">
        {say(game, category)}
      </th>
      <td className="py-2 ps-3">{format.number(observed)}</td>
      <td className="py-2 ps-3">{format.number(expected, { minimumFractionDigits: 1, maximumFractionDigits: 1 })}</td>
      <td className="py-2 ps-3">{share(observed)}</td>
      <td className="py-2 ps-3">{share(expected)}</td>
    </tr>
  )
}
