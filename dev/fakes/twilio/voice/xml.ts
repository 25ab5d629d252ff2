/** One element, its attributes as they were written, and its text without the elements inside. */
export type Element = { name: string; attributes: Record<string, string>; children: Element[]; text: string };

/** A document that Twilio would not carry out. Codes: 12100 not XML, 12200 XML that is not TwiML. */
export class TwimlError extends Error {
  override readonly name = "TwimlError";
  constructor(
    readonly code: 11200 | 11750 | 12100 | 12200 | 12300 | 13214 | 64101,
    message: string,
  ) {
    super(message);
  }
}

const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** One piece of a document, wherever the last one ended. */
const PIECE =
  /<\?xml[^?]*\?>|<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\/([\w:.-]+)\s*>|<([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)/y;
const ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** Reads the whole document: one root, every tag closed, every entity known. Throws {@link TwimlError} 12100. */
export function readXml(xml: string): Element {
  const document: Element = { name: "", attributes: {}, children: [], text: "" };
  const open: Element[] = [document];
  const piece = new RegExp(PIECE);
  const innermost = (): Element => open.at(-1) ?? document;
  while (piece.lastIndex < xml.length) {
    const at = piece.lastIndex;
    const match = piece.exec(xml);
    if (!match) throw new TwimlError(12100, `Not XML at character ${at}: ${xml.slice(at, at + 40)}`);
    const [, cdata, closed, opened, attributes, isEmpty, text] = match;
    if (cdata !== undefined) innermost().text += cdata;
    if (text !== undefined) innermost().text += readEntities(text);
    if (opened !== undefined) {
      const element = { name: opened, attributes: attributesOf(attributes ?? ""), children: [], text: "" };
      innermost().children.push(element);
      if (!isEmpty) open.push(element);
    }
    if (closed !== undefined) {
      const last = open.length > 1 ? open.pop() : undefined;
      if (last?.name !== closed) throw new TwimlError(12100, `</${closed}> closes what is not open`);
    }
  }
  if (open.length > 1) throw new TwimlError(12100, `<${innermost().name}> is never closed`);
  const [root, ...others] = document.children;
  if (!root || others.length > 0 || document.text.trim() !== "") throw new TwimlError(12100, "Not one root element");
  return root;
}

function attributesOf(written: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [, name = "", double, single] of written.matchAll(ATTRIBUTE)) {
    if (Object.hasOwn(attributes, name)) throw new TwimlError(12100, `The attribute ${name} is written twice`);
    attributes[name] = readEntities(double ?? single ?? "");
  }
  return attributes;
}

const readEntities = (text: string): string =>
  text.replace(/&([^;\s]{0,10};?)/g, (_all, written: string) => {
    const name = written.endsWith(";") ? written.slice(0, -1) : "";
    const code = /^#(?:x([0-9a-fA-F]+)|(\d+))$/.exec(name);
    if (code) return String.fromCodePoint(code[1] ? Number.parseInt(code[1], 16) : Number(code[2]));
    const known = ENTITIES[name];
    if (known === undefined) throw new TwimlError(12100, `&${written} is no entity of XML`);
    return known;
  });
