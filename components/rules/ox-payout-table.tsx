import { getFormatter, getTranslations } from 'next-intl/server'
import { pointsOf } from '@/lib/predictions/payouts/rules'

/** Of a hundred members, so many picked the same side. */
const SHARES = [10, 20, 25, 40, 50, 60, 75, 90] as const

/** What the formula comes to, worked out by the very function that settles. */
export async function OxPayoutTable() {
  const [t, format] = await Promise.all([getTranslations('ox.rules.payout'), getFormatter()])
  return (
    <table className="w-full max-w-[34rem] border-collapse text-start text-15">
      <caption className="pb-2 text-start text-13 text-ink-soft">{t('caption')}</caption>
      <thead>
        <tr className="border-b text-13 text-ink-soft">
          <th scope="col" className="py-2 text-start font-medium">
            {t('share')}
          </th>
          <th scope="col" className="py-2 text-end font-medium">
            {t('points')}
          </th>
        </tr>
      </thead>
      <tbody>
        {SHARES.map((same) => (
          <tr key={same} className="border-b">
            <th scope="row" className="figure py-2 text-start font-normal">
              {format.number(same / 100, { style: 'percent' })}
            </th>
            <td className="figure py-2 text-end font-semibold">{pointsOf({ same, total: 100 })} POINT</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
