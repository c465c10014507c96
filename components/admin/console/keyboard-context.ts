'use client'

import { createContext, useContext } from 'react'

type Open = (what: 'palette' | 'help') => void

export const KeyboardContext = createContext<Open>(() => {})

/** Opens by pointer what the keyboard opens. */
export const useOpen = (): Open => useContext(KeyboardContext)
