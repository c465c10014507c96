import type { ReactNode } from 'react'

/** A setting: its name, what it does, its control. */
export function SettingRow(props: { id: string; title: string; lead: string; children: ReactNode }) {
  return (
    <div className="flex flex-col gap-3 py-5 sm:flex-row sm:items-center sm:justify-between sm:gap-6">
      <div className="min-w-0">
        <h2 id={props.id} className="font-semibold text-17">
          {props.title}
        </h2>
        <p className="text-13 text-ink-soft">{props.lead}</p>
      </div>
      {props.children}
    </div>
  )
}
