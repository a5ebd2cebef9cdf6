import { graphql } from "./generated/gql.js";
import type { InvoicesQuery, InvoicesQueryVariables } from "./generated/graphql.js";

export const Invoices = graphql(`
  query Invoices($where: InvoiceWhereInput, $limit: Int!) {
    invoices(where: $where, orderBy: [{ total: DESC }, { id: ASC }], limit: $limit) {
      nodeId
      id
      invoiceDate
      total
      customer {
        nodeId
        firstName
        company
      }
      lines(limit: 1) {
        nodeId
        quantity
        track {
          nodeId
          duration
        }
      }
    }
  }
`);

export const variables: InvoicesQueryVariables = {
  where: { total: { gte: "23.86" }, customer: { firstName: { eq: "Helena" } } },
  limit: 5,
};

/** Checks the response. The types of the constants are those that the generator chose. */
export function check(client: string, data: InvoicesQuery | undefined): void {
  const [invoice, ...others] = data?.invoices ?? [];
  if (!invoice || others.length > 0) {
    throw new Error(`${client}: ${JSON.stringify(data)}`);
  }
  const id: string = invoice.id;
  const total: string = invoice.total;
  const date: string = invoice.invoiceDate;
  const company: string | null | undefined = invoice.customer.company;
  const quantity: number | undefined = invoice.lines[0]?.quantity;
  const found = `${id} ${date} ${total} ${company} ${quantity}`;
  if (found !== "404 2013-11-13 25.86 null 1") {
    throw new Error(`${client}: ${found}`);
  }
  console.log(`${client}: ${found}`);
}
