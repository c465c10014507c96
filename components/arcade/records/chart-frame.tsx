'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Card } from '@/components/ui/card'

type ChartFrameProps = {
  title: string
  /** What the picture says, in a sentence. */
  summary: string
  children: ReactNode
  table: { columns: readonly string[]; rows: readonly (readonly [name: string, ...figures: string[]])[] }
}

/** A picture of figures, the sentence it comes to, and the same figures as a table. */
export function ChartFrame({ title, summary, children, table }: ChartFrameProps) {
  const t = useTranslations('records.stats')
  const [first, ...others] = table.columns
  return (
    <Card className="space-y-3">
      <h2 className="text-17">{title}</h2>
      <p className="text-15 text-ink-soft">{summary}</p>
      {children}
      <details>
        <summary className="flex min-h-11 cursor-pointer items-center font-medium text-15 text-accent">
          {t('asTable')}
          <span className="sr-only"> · {title}</span>
        </summary>
        <table className="figure w-full text-end text-15">
          <caption className="sr-only">{title}</caption>
          <thead className="text-13 text-ink-soft">
            <tr className="border-b">
              <th scope="col" className="py-2 text-start font-medium">
                {first}
              </th>
              {others.map((name) => (
                <th key={name} scope="col" className="py-2 ps-3 font-medium">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map(([name, ...figures]) => (
              <tr key={name} className="border-b last:border-0">
                <th scope="row" className="py-2 text-start font-medium">
                  {name}
                </th>
                {figures.map((figure, index) => (
                  <td key={others[index]} className="py-2 ps-3">
                    {figure}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </Card>
  )
}
