import { Client, fetchExchange } from "@urql/core";
import { cacheExchange } from "@urql/exchange-graphcache";
import { Invoices, check, variables } from "./invoices.js";

const key = (row: Record<string, unknown>) => (row["nodeId"] as string | undefined) ?? null;

const client = new Client({
  url: `${process.argv[2]}/graphql`,
  preferGetMethod: false,
  exchanges: [
    cacheExchange({ keys: { Invoice: key, Customer: key, InvoiceLine: key, Track: key } }),
    fetchExchange,
  ],
});

const { data, error } = await client.query(Invoices, variables).toPromise();
if (error) {
  throw error;
}
check("urql", data);
