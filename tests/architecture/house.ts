import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Messages } from './messages'
import type { SourceFile } from './structure'

/** Every text file of the repository that the checks look at: tracked ones, and new ones that git doesn't ignore. */
export function readHouse(): SourceFile[] {
  const list = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    encoding: 'utf8',
  })
  return list
    .split('\0')
    .filter((file) => /\.(ts|tsx|mjs|cjs|css|prisma|sql)$/.test(file) && existsSync(file))
    .map((file) => ({ file, text: readFileSync(file, 'utf8') }))
}

/** All namespaces of a locale. */
export function readMessages(locale: 'ko' | 'en'): Messages {
  const folder = path.join('messages', locale)
  return Object.fromEntries(
    readdirSync(folder).map((file) => [
      path.basename(file, '.json'),
      JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as Messages,
    ]),
  )
}
