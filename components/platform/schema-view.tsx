type SchemaViewProps = { id?: string; title: string; schema: unknown }

/** A JSON Schema, folded; text that the browser's search finds. */
export function SchemaView({ id, title, schema }: SchemaViewProps) {
  if (schema === null) return <p className="text-15">{title}</p>
  return (
    <details id={id} className="rounded-control bg-canvas px-4 py-2">
      <summary className="cursor-pointer py-1 text-15">
        <code>{title}</code>
      </summary>
      <pre className="whitespace-pre-wrap break-all py-2 text-13">{JSON.stringify(schema, null, 2)}</pre>
    </details>
  )
}
