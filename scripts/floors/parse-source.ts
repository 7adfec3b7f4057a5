import ts from 'typescript'
import { findEnvironmentReads } from './find-environment-reads.ts'
import type { Import, SourceFile } from './source.ts'

/** Parses one file with TypeScript's own parser and lists what it imports: static, dynamic, re-exported, type-only. */
export function parseSource(path: string, text: string): SourceFile {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const imports: Import[] = []
  const lineOf = (node: ts.Node) => file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1

  function visit(node: ts.Node): void {
    const named = importedModule(node)
    if (named) imports.push({ line: lineOf(node), specifier: named.specifier })
    ts.forEachChild(node, visit)
  }
  visit(file)

  return {
    path,
    isTest: /\.test\.[jt]s$/.test(path),
    imports,
    environmentReads: findEnvironmentReads(file).map(lineOf),
  }
}

function importedModule(node: ts.Node): { specifier: string | undefined } | undefined {
  if (ts.isImportDeclaration(node)) return { specifier: textOf(node.moduleSpecifier) }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier)
    return { specifier: textOf(node.moduleSpecifier) }
  if (ts.isExternalModuleReference(node)) return { specifier: textOf(node.expression) }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
    return { specifier: textOf(node.argument.literal) }
  if (ts.isCallExpression(node) && isImportCall(node))
    return { specifier: textOf(node.arguments[0]) }
  return undefined
}

function isImportCall({ expression }: ts.CallExpression): boolean {
  if (expression.kind === ts.SyntaxKind.ImportKeyword) return true
  return ts.isIdentifier(expression) && expression.text === 'require'
}

function textOf(node: ts.Node | undefined): string | undefined {
  return node && ts.isStringLiteralLike(node) ? node.text : undefined
}
