'use client'

import { type FormEvent, useEffect, useRef, useState, useSyncExternalStore } from 'react'

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

  // Before the page listens, a submit would be the browser's own: the button waits, and `post` keeps a password out of
  // the address should somebody submit all the same.
  const isReady = useSyncExternalStore(nothing, isHere, isNotHere)
  return { isBusy, isReady, problem, formProps: { ref: form, onSubmit, noValidate: true, method: 'post' as const } }
}

const nothing = () => () => undefined
const isHere = () => true
const isNotHere = () => false
