/** Runs the works of one key one after the other, and those of different keys at once. A failure ends only its own turn. */
export function createTurns(): <T>(key: string, work: () => Promise<T>) => Promise<T> {
  const latest = new Map<string, Promise<unknown>>()
  return (key, work) => {
    const before = latest.get(key)
    const mine = before ? before.then(work, work) : work()
    latest.set(key, mine)
    const leave = () => {
      if (latest.get(key) === mine) latest.delete(key)
    }
    mine.then(leave, leave)
    return mine
  }
}
