/** The package names its JavaScript as its own types; the schemas are read by name only. */
declare module "discord-api-spec/zod" {
  const schemas: Record<string, unknown>;
  export = schemas;
}
