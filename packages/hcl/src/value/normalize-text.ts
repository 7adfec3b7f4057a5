/** A text in the form in which HCL keeps texts: Unicode's NFC, so that those which look the same are the same. */
export function normalizeText(text: string): string {
  return /[\u0300-\uffff]/.test(text) ? text.normalize('NFC') : text
}
