const TAIL = 6

/** An id in a column: its kind and its end. Whole ids stand on the page of the thing itself. */
export function ShortId({ id }: { id: string }) {
  const tail = id.length > TAIL * 2 ? `${id.slice(0, id.indexOf('_') + 1)}…${id.slice(-TAIL)}` : id
  return (
    <span title={id} className="font-mono">
      {tail}
    </span>
  )
}
