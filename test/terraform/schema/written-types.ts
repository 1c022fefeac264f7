import type { Field, Type } from './types';

const TOKEN = /"[^"]*"|[A-Za-z_][\w-]*|\d+|[(){}[\],=]|#|\S/g;
const NAMES = ['string', 'number', 'bool', 'any', 'list', 'set', 'map', 'object', 'tuple', 'optional'];

/**
 * Reads a type as a module's author writes it: `map(object({ name = string, port = optional(number, 80) }))`. The text has
 * no line breaks any more, so a comment ends where the next field begins.
 */
export function writtenType(text: string): Type {
  return new Reader([...text.matchAll(TOKEN)].map(([token]) => token)).whole(text);
}

class Reader {
  private at = 0;

  constructor(private readonly tokens: readonly string[]) {}

  public whole(text: string): Type {
    const type = this.type();
    if (this.at < this.tokens.length) {
      throw new Error(`no type of Terraform after token ${this.at}: ${text.slice(0, 80)}`);
    }
    return type;
  }

  private type(): Type {
    const name = this.next();
    switch (name) {
      case 'string':
      case 'number':
      case 'bool':
      case 'any':
        return { kind: name };
      case 'list':
      case 'set':
      case 'map':
        return { kind: name, of: this.inBrackets(() => this.type()) };
      case 'tuple':
        return { kind: name, items: this.inBrackets(() => this.items()) };
      case 'object':
        return { kind: name, fields: this.inBrackets(() => this.fields()) };
      default:
        throw new Error(`no type of Terraform: ${name}`);
    }
  }

  private inBrackets<T>(read: () => T): T {
    this.expect('(');
    const inside = read();
    this.expect(')');
    return inside;
  }

  private items(): Type[] {
    this.expect('[');
    const items: Type[] = [];
    while (this.peek() !== ']') {
      items.push(this.type());
      this.skip(',');
    }
    this.expect(']');
    return items;
  }

  private fields(): { readonly [name: string]: Field } {
    this.expect('{');
    const fields: [string, Field][] = [];
    while (this.pastComment() !== '}') {
      fields.push([this.next().replaceAll('"', ''), this.field()]);
      this.skip(',');
    }
    this.expect('}');
    return Object.fromEntries(fields);
  }

  private field(): Field {
    this.expect('=');
    if (this.peek() !== 'optional') {
      return { type: this.type(), optional: false };
    }
    this.next();
    return this.inBrackets(() => {
      const type = this.type();
      this.default();
      return { type, optional: true };
    });
  }

  /** What stands after the comma in `optional(type, default)`, whatever it is. */
  private default(): void {
    for (let depth = 0; depth > 0 || this.peek() !== ')';) {
      const token = this.next();
      depth += '([{'.includes(token) ? 1 : ')]}'.includes(token) ? -1 : 0;
    }
  }

  /** The first token that belongs to no comment. */
  private pastComment(): string | undefined {
    if (this.peek() === '#') {
      while (this.peek() !== '}' && !this.atField()) {
        this.next();
      }
    }
    return this.peek();
  }

  private atField(): boolean {
    return this.tokens[this.at + 1] === '=' && NAMES.includes(this.tokens[this.at + 2] ?? '');
  }

  private skip(token: string): void {
    if (this.peek() === token) {
      this.at += 1;
    }
  }

  private expect(token: string): void {
    const got = this.next();
    if (got !== token) {
      throw new Error(`expected ${token}, got ${got} at token ${this.at}`);
    }
  }

  private peek(): string | undefined {
    return this.tokens[this.at];
  }

  private next(): string {
    const token = this.tokens[this.at];
    if (token === undefined) {
      throw new Error('the type ends too early');
    }
    this.at += 1;
    return token;
  }
}
