/** Remembers the last `size` texts it was given. */
export function createMemory(size: number): { has: (text: string) => boolean; add: (text: string) => void } {
  const known = new Set<string>()
  return {
    has: (text) => known.has(text),
    add: (text) => {
      known.add(text)
      if (known.size <= size) return
      const [oldest] = known
      if (oldest !== undefined) known.delete(oldest)
    },
  }
}
