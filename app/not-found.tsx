import { Lost } from '@/components/layout/lost'

export default function NotFoundPage() {
  return <Lost />
}
