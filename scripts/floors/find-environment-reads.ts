import ts from 'typescript'

/**
 * Finds the places that read the process's environment: `process.env` in any spelling (also of an import of
 * `node:process` under another name), `{ env } = process`, and `import { env } from 'node:process'`.
 */
export function findEnvironmentReads(file: ts.SourceFile): ts.Node[] {
  const reads: ts.Node[] = []
  const names = new Set(['process'])

  function visit(node: ts.Node): void {
    if (ts.isImportDeclaration(node) && isProcessModule(node.moduleSpecifier)) {
      for (const name of wholeModuleNames(node)) names.add(name)
      if (importsEnv(node)) reads.push(node)
    }
    if (isEnvAccess(node) || isEnvDestructuring(node)) reads.push(node)
    ts.forEachChild(node, visit)
  }

  const isProcess = (node: ts.Node | undefined): boolean =>
    node !== undefined &&
    ((ts.isIdentifier(node) && names.has(node.text)) ||
      (ts.isPropertyAccessExpression(node) && node.name.text === 'process'))

  function isEnvAccess(node: ts.Node): boolean {
    if (ts.isPropertyAccessExpression(node))
      return node.name.text === 'env' && isProcess(node.expression)
    if (ts.isElementAccessExpression(node))
      return isEnvName(node.argumentExpression) && isProcess(node.expression)
    return false
  }

  function isEnvDestructuring(node: ts.Node): boolean {
    return (
      ts.isVariableDeclaration(node) &&
      ts.isObjectBindingPattern(node.name) &&
      isProcess(node.initializer) &&
      node.name.elements.some(({ propertyName, name }) => isEnvName(propertyName ?? name))
    )
  }

  visit(file)
  return reads
}

function isEnvName(node: ts.Node): boolean {
  return (ts.isIdentifier(node) || ts.isStringLiteralLike(node)) && node.text === 'env'
}

function isProcessModule(specifier: ts.Expression): boolean {
  return ts.isStringLiteral(specifier) && ['node:process', 'process'].includes(specifier.text)
}

function wholeModuleNames({ importClause }: ts.ImportDeclaration): string[] {
  const bindings = importClause?.namedBindings
  const namespace = bindings && ts.isNamespaceImport(bindings) ? bindings.name : undefined
  return [importClause?.name, namespace].flatMap((name) => name?.text ?? [])
}

function importsEnv({ importClause }: ts.ImportDeclaration): boolean {
  const bindings = importClause?.namedBindings
  if (!bindings || !ts.isNamedImports(bindings)) return false
  return bindings.elements.some(({ propertyName, name }) => isEnvName(propertyName ?? name))
}
