'use client'

import { Switch as Base } from '@base-ui/react/switch'

type SwitchProps = { id?: string; labelledBy: string; isOn: boolean; onChange: (isOn: boolean) => void }

/** On or off, in force at once. */
export function Switch({ id, labelledBy, isOn, onChange }: SwitchProps) {
  return (
    <Base.Root
      id={id}
      aria-labelledby={labelledBy}
      checked={isOn}
      onCheckedChange={onChange}
      className="inline-flex h-11 w-16 shrink-0 items-center justify-center rounded-full"
    >
      <span
        data-on={isOn || undefined}
        className="flex h-8 w-14 items-center rounded-full bg-edge p-1 transition duration-150 data-on:bg-accent-fill"
      >
        <Base.Thumb className="size-6 rounded-full bg-[oklch(100%_0_0)] shadow-raised transition-transform duration-150 ease-land data-checked:translate-x-6" />
      </span>
    </Base.Root>
  )
}
