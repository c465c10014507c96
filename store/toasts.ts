/** A short message by its kind; the words are found where it is shown. */
export type Toast = { kind: ToastKind; values: Record<string, string | number> }
export type ToastKind = 'balance' | 'reward' | 'notification'

const SAME_WITHIN_MS = 1_500

let show: ((toast: Toast) => void) | null = null
let waiting: Toast[] = []
let lastShownMs = new Map<string, number>()

/** Shows a toast, unless the same was shown within the last 1.5 s. */
export function announce(toast: Toast): void {
  const nowMs = performance.now()
  const text = JSON.stringify(toast)
  lastShownMs = new Map([...lastShownMs].filter(([, ms]) => nowMs - ms < SAME_WITHIN_MS))
  if (lastShownMs.has(text)) return
  lastShownMs.set(text, nowMs)
  if (show) show(toast)
  else waiting.push(toast)
}

/** Gives toasts to the screen, those first that came before it was there. The returned function takes it away. */
export function onToast(listener: (toast: Toast) => void): () => void {
  show = listener
  for (const toast of waiting) listener(toast)
  waiting = []
  return () => {
    if (show === listener) show = null
  }
}
