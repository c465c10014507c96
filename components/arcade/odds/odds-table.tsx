import type { ReactNode } from 'react'
import { Card } from '@/components/ui/card'

export type OddsColumn<Row> = { id: string; header: ReactNode; cell: (row: Row) => ReactNode }

type OddsTableProps<Row> = {
  caption: string
  /** The first one names the row. */
  columns: readonly OddsColumn<Row>[]
  rows: readonly Row[]
  rowId: (row: Row) => string
}

/** A table of odds: real text, to be searched, copied and read aloud. */
export function OddsTable<Row>({ caption, columns, rows, rowId }: OddsTableProps<Row>) {
  const [first, ...rest] = columns
  return (
    <Card className="overflow-x-auto" tabIndex={0} aria-label={caption}>
      <table className="figure w-full text-end">
        <caption className="mb-2 text-start font-semibold text-17">{caption}</caption>
        <thead className="text-13 text-ink-soft">
          <tr className="border-b">
            <th scope="col" className="py-2 text-start font-medium">
              {first?.header}
            </th>
            {rest.map(({ id, header }) => (
              <th key={id} scope="col" className="whitespace-nowrap py-2 ps-3 font-medium">
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowId(row)} className="border-b last:border-0">
              <th scope="row" className="py-2 text-start font-medium">
                {first?.cell(row)}
              </th>
              {rest.map(({ id, cell }) => (
                <td key={id} className="whitespace-nowrap py-2 ps-3">
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  )
}
