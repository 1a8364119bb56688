// Discord's OpenAPI description as JSON Schema, for `src/description.rs`.
//
// Source: npm package `discord-api-spec` 10.0.266135 (MIT, its text is in LICENSE here), which carries Discord's
// published description as TypeScript types (what each operation takes and gives) and zod schemas (with limits).
//
// Run it once for each new version, in a folder of its own; the tests read only what it wrote:
//
//     npm install discord-api-spec@10.0.266135 zod@4 typescript@5
//     cp …/tests/discord/description/convert.mjs . && node convert.mjs …/tests/discord/description
//
// What is lost on the way from the OpenAPI document:
// - whether a body is required (an absent one is checked as {});
// - limits of bodies that the document writes in place instead of by name (only their types are left);
// - `oneOf` is `anyOf`; integers of 64 bits are numbers; headers are not described;
// - multipart bodies: only their JSON part is described;
// - zod's own pattern for times is dropped, because it wants a `Z` where Discord writes `+00:00`.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import * as z from "zod";
import * as described from "discord-api-spec/zod";

const folder = process.argv[2];
const root = new URL("node_modules/discord-api-spec/", import.meta.url).pathname;
const version = JSON.parse(readFileSync(join(root, "package.json"), "utf8")).version;

// ---- named schemas: from zod, with their limits ----

const registry = z.registry();
for (const [name, schema] of Object.entries(described)) {
  if (name.endsWith("Schema")) registry.add(schema, { id: name.slice(0, -"Schema".length) });
}
const options = { io: "input", unrepresentable: "any", target: "draft-2020-12", uri: (id) => `#/$defs/${id}` };
const { schemas } = z.toJSONSchema(registry, options);

/** The same schema without what only zod needs. */
function plain(schema) {
  if (Array.isArray(schema)) return schema.map(plain);
  if (schema === null || typeof schema !== "object") return schema;
  const out = {};
  for (const [key, value] of Object.entries(schema)) {
    if (["$schema", "$id", "id"].includes(key) && typeof value === "string") continue;
    if (key === "pattern" && "format" in schema) continue;
    if (key === "properties") out[key] = Object.fromEntries(Object.entries(value).map(([k, v]) => [k, plain(v)]));
    else out[key] = ["const", "enum", "default"].includes(key) ? value : plain(value);
  }
  return out;
}

const defs = Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, plain(schema)]));

// ---- operations: from the TypeScript types ----

const source = ts.createSourceFile("spec.ts", readFileSync(join(root, "build/discord-api-spec.ts"), "utf8"), ts.ScriptTarget.Latest);
const paths = source.statements.find((s) => ts.isInterfaceDeclaration(s) && s.name.text === "Paths");
const missing = new Set();

const members = (node) =>
  Object.fromEntries(node.members.map((m) => [m.name.text, { type: m.type, optional: !!m.questionToken }]));

/** A type as a schema; undefined where there is none (`undefined`, `never`). */
function schema(node) {
  const k = ts.SyntaxKind;
  switch (node.kind) {
    case k.UndefinedKeyword:
    case k.NeverKeyword:
      return undefined;
    case k.UnknownKeyword:
    case k.AnyKeyword:
      return {};
    case k.StringKeyword:
      return { type: "string" };
    case k.NumberKeyword:
      return { type: "number" };
    case k.BooleanKeyword:
      return { type: "boolean" };
    case k.ParenthesizedType:
      return schema(node.type);
    case k.ArrayType:
      return { type: "array", items: schema(node.elementType) };
    case k.UnionType:
      return { anyOf: node.types.map(schema).filter((s) => s !== undefined) };
    case k.IntersectionType:
      return { allOf: node.types.map(schema) };
    case k.LiteralType: {
      const l = node.literal;
      if (l.kind === k.NullKeyword) return { type: "null" };
      if (l.kind === k.TrueKeyword || l.kind === k.FalseKeyword) return { const: l.kind === k.TrueKeyword };
      return { const: ts.isNumericLiteral(l) ? Number(l.text) : l.text };
    }
    case k.TypeReference: {
      const name = node.typeName.text;
      if (name === "Record") return { type: "object", additionalProperties: schema(node.typeArguments[1]) };
      if (name === "Array") return { type: "array", items: schema(node.typeArguments[0]) };
      if (!(name in defs)) missing.add(name);
      return { $ref: `#/$defs/${name}` };
    }
    case k.TypeLiteral: {
      const known = node.members.filter(ts.isPropertySignature);
      const properties = Object.fromEntries(known.map((m) => [m.name.text, schema(m.type) ?? {}]));
      const required = known.filter((m) => !m.questionToken).map((m) => m.name.text);
      return { type: "object", properties, ...(required.length ? { required } : {}) };
    }
    default:
      throw new Error(`no schema for ${k[node.kind]}: ${node.getText(source)}`);
  }
}

const operations = [];
for (const path of paths.members) {
  for (const [method, { type }] of Object.entries(members(path.type))) {
    if (!ts.isTypeLiteralNode(type)) continue;
    const operation = members(type);
    const responses = Object.fromEntries(
      Object.entries(members(operation.responses.type)).map(([status, r]) => [status, schema(r.type) ?? {}]),
    );
    const query = members(operation.parameters.type).query?.type;
    const request = operation.requestBody ? schema(operation.requestBody.type) : undefined;
    operations.push({
      method: method.toUpperCase(),
      path: path.name.text,
      ...(query && ts.isTypeLiteralNode(query) ? { query: Object.keys(members(query)) } : {}),
      ...(request ? { request } : {}),
      responses,
    });
  }
}
if (missing.size) throw new Error(`types without a schema: ${[...missing].join(", ")}`);

const about = `Discord's API description, npm discord-api-spec ${version} (MIT); written by convert.mjs`;
writeFileSync(join(folder, "schemas.json"), JSON.stringify({ about, $defs: defs }) + "\n");
writeFileSync(join(folder, "operations.json"), JSON.stringify({ about, operations }) + "\n");
console.log(`${Object.keys(defs).length} schemas, ${operations.length} operations`);
