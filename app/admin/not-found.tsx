import { Refused } from '@/components/admin/console/refused'

export default function NotFound() {
  return <Refused />
}
