const COLORS = ['#f35bff', '#7de3ff', '#ffd84d', '#7dffb2']
const LIFE_MS = 3_000

/**
 * A burst over the page, drawn on a canvas of its own. Its library is loaded when it is first needed. The returned
 * function ends it at once.
 */
export function throwConfetti(): () => void {
  const canvas = document.createElement('canvas')
  canvas.className = 'pointer-events-none fixed inset-0 z-50 size-full'
  canvas.ariaHidden = 'true'
  document.body.append(canvas)
  const timer = setTimeout(() => canvas.remove(), LIFE_MS)
  import('canvas-confetti').then(
    ({ default: confetti }) => {
      if (!canvas.isConnected) return
      // A worker would be made from a blob, which the page's policy forbids.
      const burst = confetti.create(canvas, { resize: true, useWorker: false, disableForReducedMotion: true })
      void burst({ particleCount: 90, spread: 75, startVelocity: 38, origin: { y: 0.45 }, colors: COLORS, ticks: 150 })
    },
    () => canvas.remove(),
  )
  return () => {
    clearTimeout(timer)
    canvas.remove()
  }
}
