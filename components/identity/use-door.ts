'use client'

import { type FormEvent, useEffect, useRef, useState } from 'react'

/**
 * A form that opens a door: sends once at a time, keeps what went wrong, and puts the cursor into the first field that
 * needs a change. `send` resolves to where to go.
 */
export function useDoor(send: (fields: Record<string, string>) => Promise<string>) {
  const form = useRef<HTMLFormElement>(null)
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)

  useEffect(() => {
    if (problem) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [problem])

  const onSubmit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (isBusy) return
    setBusy(true)
    setProblem(null)
    const given = [...new FormData(event.currentTarget)].map(([name, value]) => [name, String(value)])
    try {
      // A whole new document: nothing that another member's screens held survives in memory.
      location.assign(await send(Object.fromEntries(given)))
    } catch (caught) {
      setProblem(caught)
      setBusy(false)
    }
  }

  return { isBusy, problem, formProps: { ref: form, onSubmit, noValidate: true } }
}
