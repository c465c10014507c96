/** What stands for the rest of a name: always as long, so that its length stays unknown. */
const MASK = '•••'

/** The first character as people see it and nothing more, not even the length. */
export function maskNickname(nickname: string): string {
  const [first] = new Intl.Segmenter('ko', { granularity: 'grapheme' }).segment(nickname)
  return `${first?.segment ?? ''}${MASK}`
}
