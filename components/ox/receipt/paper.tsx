import type { ReactNode } from 'react'

/** A strip of paper with torn edges, as wide as a till prints. */
export function Paper({ children, label }: { children: ReactNode; label: string }) {
  return (
    <article aria-label={label} className="mx-auto w-full max-w-[26rem] text-ink drop-shadow-md">
      <Edge />
      <div className="bg-surface px-6 py-4">{children}</div>
      <Edge isEnd />
    </article>
  )
}

/** The teeth of the tear, at the start or the end of the paper. */
function Edge({ isEnd = false }: { isEnd?: boolean }) {
  const path = isEnd ? 'M0 0L6 6L12 0Z' : 'M0 6L6 0L12 6Z'
  const id = isEnd ? 'tear-end' : 'tear-start'
  return (
    <svg aria-hidden className="block h-1.5 w-full">
      <defs>
        <pattern id={id} width="12" height="6" patternUnits="userSpaceOnUse">
          <path d={path} className="fill-surface" />
        </pattern>
      </defs>
      <rect width="100%" height="6" fill={`url(#${id})`} />
    </svg>
  )
}

/** A rule of dashes across the paper. */
export const Dashes = () => <hr className="my-4 border-edge border-dashed" />

type LineProps = { name: string; children: ReactNode; isStrong?: boolean }

/** A line of the till: what, and how much. */
export function Line({ name, children, isStrong = false }: LineProps) {
  return (
    <div className="flex flex-wrap items-baseline justify-between gap-x-4 py-0.5">
      <dt className="text-15 text-ink-soft">{name}</dt>
      <dd className={`figure ms-auto min-w-0 break-words text-end ${isStrong ? 'font-bold text-20' : 'font-medium'}`}>
        {children}
      </dd>
    </div>
  )
}
