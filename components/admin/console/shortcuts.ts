import { SECTIONS } from './sections'

export type Shortcut =
  | { act: 'palette' | 'help' | 'search' | 'nextRow' | 'previousRow' }
  | { act: 'await' }
  | { act: 'go'; href: string }

type Stroke = Pick<KeyboardEvent, 'key' | 'metaKey' | 'ctrlKey' | 'altKey'>

const SINGLE: Readonly<Record<string, Shortcut>> = {
  '?': { act: 'help' },
  '/': { act: 'search' },
  j: { act: 'nextRow' },
  k: { act: 'previousRow' },
  g: { act: 'await' },
}

/**
 * What a key stroke means outside of fields. `isAwaiting`: a `g` came just before, so a section's letter follows.
 * The letters can be switched off (WCAG 2.1.4), the palette's chord cannot.
 */
export function shortcutOf(stroke: Stroke, given: { isAwaiting: boolean; lettersOn: boolean }): Shortcut | null {
  const key = stroke.key.toLowerCase()
  const hasCommand = stroke.metaKey || stroke.ctrlKey
  if (key === 'k' && hasCommand && !stroke.altKey) return { act: 'palette' }
  if (hasCommand || stroke.altKey || !given.lettersOn) return null
  if (!given.isAwaiting) return SINGLE[key] ?? null
  const section = SECTIONS.find((one) => one.key === key)
  return section ? { act: 'go', href: section.href } : null
}

/** True where letters are text: fields, and anything editable. */
export const takesText = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || target.role === 'combobox')
