import 'server-only'

/** Scheduled work as data. Its effect must be safe to run again: what is due is read from the tables, not remembered. */
export type Job = {
  /** `<context>.<verb>-<nouns>`; also the last part of its cron route. */
  name: string
  /** Five cron fields, in KST. */
  cron: string
  /** Does what is due and says in a few words what that was. */
  run: () => Promise<string>
}

export const job = (definition: Job): Job => definition
