import type { CodegenConfig } from "@graphql-codegen/cli";

const config: CodegenConfig = {
  schema: "schema.graphqls",
  documents: "invoices.ts",
  importExtension: ".js",
  generates: {
    "generated/": {
      preset: "client",
      config: {
        strictScalars: true,
        useTypeImports: true,
        enumsAsTypes: true,
        scalars: {
          ID: { input: "string | number", output: "string" },
          DateTime: "string",
          LocalDateTime: "string",
          Date: "string",
          Time: "string",
          Duration: "string",
          UUID: "string",
          Base64: "string",
          JSON: "unknown",
          // Strings, because the server runs with FRAISEQL_HTTP_LARGE_NUMBERS=string.
          Decimal: { input: "string | number", output: "string" },
          Long: { input: "string | number", output: "string" },
        },
      },
    },
  },
};

export default config;
