import { Words } from '@/components/layout/words'

export default function AuthLayout({ children }: LayoutProps<'/'>) {
  return <Words of={['identity']}>{children}</Words>
}
