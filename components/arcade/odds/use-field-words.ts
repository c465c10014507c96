import { useTranslations } from 'next-intl'
import type { Game } from '@/lib/arcade/stats/contract'

/**
 * Words for a figure of a game's configuration by its path (`pays/lemon`). A game's own words stand in its namespace
 * under `fields` (with `.` for `/`); a figure without words is called by its path.
 */
export function useFieldWords(game: Game): (field: string) => string {
  const t = useTranslations('odds.fields')
  const all = useTranslations()
  return (field) => {
    const [part, key = ''] = field.split('/')
    if (game === 'slot' && part === 'weights') return t('weight', { symbol: all(`arcade.symbols.${key}`) })
    if (game === 'slot' && part === 'pays') return t('pay', { line: all(`arcade.lines.${key}`) })
    if (field === 'win' || field === 'edgePercent' || field === 'cap') return t(field)
    const own = `${game}.fields.${field.replaceAll('/', '.')}`
    return all.has(own) ? all(own) : field
  }
}
