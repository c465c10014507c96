'use client'

import { useRouter } from 'next/navigation'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { focusRow } from '../table/data-table'
import { CommandPalette } from './command-palette'
import { KeyboardContext } from './keyboard-context'
import { useLetters } from './letters'
import { ShortcutHelp } from './shortcut-help'
import { type Shortcut, shortcutOf, takesText } from './shortcuts'

/** A section's letter counts this long after `g`. */
const AWAIT_MS = 1_500

type Opened = 'palette' | 'help' | null

/** Listens to the whole console's keys and holds what they open. */
export function Keyboard({ children }: { children: ReactNode }) {
  const router = useRouter()
  const [opened, setOpened] = useState<Opened>(null)
  const [lettersOn, setLettersOn] = useLetters()
  const awaitsUntilMs = useRef(0)

  useEffect(() => {
    const act: Record<Shortcut['act'], (shortcut: Shortcut) => void> = {
      palette: () => setOpened('palette'),
      help: () => setOpened('help'),
      search: () => {
        const field = document.querySelector<HTMLElement>('[data-search]')
        if (field) field.focus()
        else setOpened('palette')
      },
      nextRow: () => focusRow(1),
      previousRow: () => focusRow(-1),
      await: () => {
        awaitsUntilMs.current = Date.now() + AWAIT_MS
      },
      go: (shortcut) => 'href' in shortcut && router.push(shortcut.href),
    }
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return
      const shortcut = shortcutOf(event, { isAwaiting: Date.now() < awaitsUntilMs.current, lettersOn })
      if (!shortcut || (shortcut.act !== 'palette' && hasKeyboard(event.target))) return
      event.preventDefault()
      awaitsUntilMs.current = 0
      act[shortcut.act](shortcut)
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [router, lettersOn])

  return (
    <KeyboardContext value={setOpened}>
      {children}
      <CommandPalette isOpen={opened === 'palette'} onClose={() => setOpened(null)} />
      <ShortcutHelp
        isOpen={opened === 'help'}
        onClose={() => setOpened(null)}
        lettersOn={lettersOn}
        onLetters={setLettersOn}
      />
    </KeyboardContext>
  )
}

/** In a field a letter is a letter, and an open dialog has the keyboard to itself. */
const hasKeyboard = (target: EventTarget | null): boolean =>
  takesText(target) || document.querySelector('[role=dialog]') !== null
