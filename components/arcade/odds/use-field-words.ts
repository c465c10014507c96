import { useTranslations } from 'next-intl'
import type { Game } from '@/lib/arcade/stats/contract'

/**
 * Words for a figure of a game's configuration by its path (`pays/lemon`). A game's own words stand in its namespace
 * under `fields` (with `.` for `/`); a figure without words is called by its path.
 */
export function useFieldWords(game: Game): (field: string) => string {
  const t = useTranslations('odds.fields')
  const all = useTranslations()
  /** `items/moa/ppm` of a form, `items/SSR/moa/ppm` of a difference. */
  const sayItem = (field: string) => {
    const parts = field.split('/')
    const item = parts.at(-2) ?? ''
    const words = all.has(`gacha.items.${item}`) ? all(`gacha.items.${item}`) : item
    if (parts.length > 3) return t('itemIn', { item: words, rarity: parts[1] ?? '' })
    return t(parts.at(-1) === 'rarity' ? 'itemRarity' : 'itemShare', { item: words })
  }
  return (field) => {
    const [part, key = ''] = field.split('/')
    if (game === 'slot' && part === 'weights') return t('weight', { symbol: all(`arcade.symbols.${key}`) })
    if (game === 'slot' && part === 'pays') return t('pay', { line: all(`arcade.lines.${key}`) })
    if (game === 'gacha' && part === 'items') return sayItem(field)
    if (field === 'win' || field === 'edgePercent' || field === 'cap') return t(field)
    const own = `${game}.fields.${field.replaceAll('/', '.')}`
    return all.has(own) ? all(own) : field
  }
}
