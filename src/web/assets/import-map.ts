const libraries: Record<string, string> = {
  'turbo.js': '@hotwired/turbo',
  'stimulus.js': '@hotwired/stimulus',
};

/** The import map of the desk: libraries by their own names, our modules as `kept/<name>`. */
export function importMapOf(names: readonly string[], url: (name: string) => string): string {
  const imports: Record<string, string> = {};
  for (const name of names.filter((each) => each.endsWith('.js')).sort()) {
    imports[libraries[name] ?? `kept/${name.slice(0, -3)}`] = url(name);
  }
  return JSON.stringify({ imports });
}
