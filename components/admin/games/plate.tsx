import type { ReactNode } from 'react'

type PlateProps = { label: string; width: number; height: number; children: ReactNode }

/** What a chart is drawn on: as wide as its place, and on a phone wide enough to be read, scrolling sideways. */
export function Plate({ label, width, height, children }: PlateProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a named group of its own is no fieldset, and a landmark would be one too many
    <div
      role="group"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard (WCAG 2.1.1)
      tabIndex={0}
      className="overflow-x-auto"
    >
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label} className="h-auto w-full min-w-[44rem]">
        {children}
      </svg>
    </div>
  )
}
