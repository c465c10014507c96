/** Members whose next draw a process remembers: some hundred bytes each. */
export const REMEMBERED_MAX = 10_000
