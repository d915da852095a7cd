import ts from 'typescript-for-depcruise';

export type Statement = { line: number; sql: string; faults: string[] };

/** Strict enough that a sentence ("update the site from …") is not taken for SQL. */
const opening =
  /^\s*(with\s+\w+\s+as\s|select\s[\s\S]*\sfrom\s|insert\s+into\s+\w+\s*(\(|select|as\s)|update\s+\w+(\s+\w+)?\s+set\s|delete\s+from\s+\w+)/i;

function constantText(source: ts.SourceFile, name: string): string | null {
  let found: string | null = null;
  for (const statement of source.statements) {
    if (!ts.isVariableStatement(statement) || !(statement.declarationList.flags & ts.NodeFlags.Const))
      continue;
    for (const { name: declared, initializer } of statement.declarationList.declarations) {
      if (!ts.isIdentifier(declared) || declared.text !== name || initializer === undefined) continue;
      if (ts.isStringLiteralLike(initializer)) found = initializer.text;
    }
  }
  return found;
}

/** A template's text with the constants of the same file put in; anything else in it is a fault. */
function templateText(source: ts.SourceFile, node: ts.TemplateExpression): { sql: string; faults: string[] } {
  let sql = node.head.text;
  const faults: string[] = [];
  for (const { expression, literal } of node.templateSpans) {
    const text = ts.isIdentifier(expression) ? constantText(source, expression.text) : null;
    if (text === null) {
      faults.push(
        `puts \${${expression.getText(source)}} into SQL: values go as parameters, and parts are constants of this file`,
      );
    }
    sql += (text ?? '') + literal.text;
  }
  return { sql, faults };
}

/** Constants that serve only as parts of templates: read where they are put in, not where they stand. */
function partsOnly(source: ts.SourceFile): Set<string> {
  const inTemplates = new Set<string>();
  const elsewhere = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) {
      const { parent } = node;
      if (ts.isTemplateSpan(parent)) inTemplates.add(node.text);
      else if (!ts.isVariableDeclaration(parent) || parent.name !== node) elsewhere.add(node.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return inTemplates.difference(elsewhere);
}

/** The SQL statements written in a TypeScript file: strings that begin as a statement does. */
export function statementsIn(path: string, text: string): Statement[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const parts = partsOnly(source);
  const all: Statement[] = [];
  const visit = (node: ts.Node): void => {
    const { parent } = node;
    if (
      parent &&
      ts.isVariableDeclaration(parent) &&
      parent.initializer === node &&
      parts.has(parent.name.getText(source))
    ) {
      return;
    }
    const part = ts.isStringLiteralLike(node)
      ? { sql: node.text, faults: [] }
      : ts.isTemplateExpression(node)
        ? templateText(source, node)
        : null;
    if (part !== null && opening.test(part.sql)) {
      all.push({ line: source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1, ...part });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return all;
}
