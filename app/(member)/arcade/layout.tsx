import { Words } from '@/components/layout/words'

/** The Arcade is night: everything beneath wears the neon dress. */
export default function ArcadeLayout({ children }: LayoutProps<'/arcade'>) {
  return (
    <Words of={['arcade']}>
      <div data-service="arcade" data-dress="night">
        {children}
      </div>
    </Words>
  )
}
