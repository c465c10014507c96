'use client'

import dynamic from 'next/dynamic'
import { useState } from 'react'
import type { DialogProps } from './dialog-sheet'

// 25 KB that most visits never need.
const Sheet = dynamic(() => import('./dialog-sheet').then(({ DialogSheet }) => DialogSheet), { ssr: false })

/** A question that has to be answered before going on. Its code is fetched when it is asked for the first time. */
export function Dialog(props: DialogProps) {
  const [wasAsked, setWasAsked] = useState(props.isOpen)
  if (props.isOpen && !wasAsked) setWasAsked(true)
  return wasAsked && <Sheet {...props} />
}
