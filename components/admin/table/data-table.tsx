import Link from 'next/link'
import type { ReactNode } from 'react'

export type Column<T> = {
  id: string
  header: string
  /** Figures stand at the end, so that their digits line up. */
  align?: 'end'
  cell: (row: T) => ReactNode
}

type DataTableProps<T> = {
  /** What the rows are; read out, and named by the region that scrolls sideways on a narrow screen. */
  caption: string
  /** The first column names the row. */
  columns: readonly Column<T>[]
  rows: readonly T[]
  rowId: (row: T) => string
  /** Where a row leads; its name becomes the link that j and k move between. */
  rowHref?: (row: T) => string
  /** The row shown beside the table, if one is. */
  selectedId?: string
}

/** A dense table: one line per row, the first cell stays in sight while the others scroll sideways. */
export function DataTable<T>({ caption, columns, rows, rowId, rowHref, selectedId }: DataTableProps<T>) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a named group of its own is no fieldset, and a landmark would be one too many
    <div
      role="group"
      aria-label={caption}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard (WCAG 2.1.1)
      tabIndex={0}
      className="overflow-x-auto rounded-control border bg-surface"
    >
      <table className="w-full border-separate border-spacing-0 text-start text-13 [&_:focus-visible]:-outline-offset-2 [&_tr:last-child>*]:border-b-0 [&_thead_th]:border-b!">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="text-ink-soft">
            {columns.map((column) => (
              <th key={column.id} scope="col" className={`${CELL} font-medium ${alignOf(column)}`}>
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr
              key={rowId(row)}
              aria-current={selectedId === rowId(row) ? 'true' : undefined}
              className="group focus-within:bg-canvas hover:bg-canvas aria-[current]:bg-canvas"
            >
              {columns.map((column, index) =>
                index === 0 ? (
                  <th key={column.id} scope="row" className={`${CELL} ${FIRST} ${alignOf(column)}`}>
                    {rowHref ? (
                      <Link
                        href={rowHref(row)}
                        data-row-link
                        prefetch={false}
                        className="block py-1 text-accent underline-offset-4 hover:underline"
                      >
                        {column.cell(row)}
                      </Link>
                    ) : (
                      column.cell(row)
                    )}
                  </th>
                ) : (
                  <td key={column.id} className={`${CELL} ${alignOf(column)}`}>
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const CELL = 'h-11 whitespace-nowrap border-b px-3 py-1 lg:h-9 lg:py-0.5'
const FIRST =
  'sticky start-0 bg-surface font-medium group-focus-within:bg-canvas group-hover:bg-canvas group-aria-[current]:bg-canvas'
const alignOf = ({ align }: { align?: 'end' }) => (align === 'end' ? 'figure text-end' : 'text-start')

/** Moves the focus to the next (1) or previous (-1) row; into the first when none has it. */
export function focusRow(step: 1 | -1) {
  const links = [...document.querySelectorAll<HTMLElement>('[data-row-link]')]
  const at = links.indexOf(document.activeElement as HTMLElement)
  const next = at === -1 ? links[0] : links[at + step]
  next?.focus()
  next?.scrollIntoView({ block: 'nearest' })
}
