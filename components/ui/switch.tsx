'use client'

type SwitchProps = { id?: string; labelledBy: string; isOn: boolean; onChange: (isOn: boolean) => void }

/** On or off, in force at once: a checkbox of the browser that says it is a switch. */
export function Switch({ id, labelledBy, isOn, onChange }: SwitchProps) {
  return (
    <span className="relative inline-flex h-11 w-14 shrink-0 items-center">
      <input
        id={id}
        type="checkbox"
        role="switch"
        aria-labelledby={labelledBy}
        aria-checked={isOn}
        checked={isOn}
        onChange={(event) => onChange(event.target.checked)}
        className="peer absolute inset-0 z-10 cursor-pointer opacity-0"
      />
      <span className="pointer-events-none flex h-8 w-14 items-center rounded-full bg-edge p-1 transition duration-150 peer-checked:bg-accent-fill peer-focus-visible:outline-2 peer-focus-visible:outline-accent peer-focus-visible:outline-offset-2 peer-checked:[&>span]:translate-x-6">
        <span className="size-6 rounded-full bg-[oklch(100%_0_0)] shadow-raised transition-transform duration-150 ease-land" />
      </span>
    </span>
  )
}
