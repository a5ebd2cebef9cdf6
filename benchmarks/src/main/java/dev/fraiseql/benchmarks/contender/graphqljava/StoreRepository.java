package dev.fraiseql.benchmarks.contender.graphqljava;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** The statements of the store. Jdbi maps rows to records. */
final class StoreRepository {
  private static final String CUSTOMER =
      """
      select "CustomerId" as id, "FirstName", "LastName", "Company", "Address" as street, "City",
        "State", "Country", "PostalCode", "Phone", "Email"
      from "Customer" where "CustomerId" = :id
      """;
  private static final String INVOICES =
      """
      select "InvoiceId" as id, "InvoiceDate", "Total", "BillingCity" as city, "BillingCountry" as country
      from "Invoice" order by "InvoiceId" limit :limit offset :offset
      """;
  private static final String LINES =
      """
      select "InvoiceLineId" as id, "InvoiceId", "TrackId", "UnitPrice", "Quantity"
      from "InvoiceLine" where "InvoiceId" in (<invoices>) order by "InvoiceLineId"
      """;

  private final Jdbi jdbi;

  StoreRepository(Jdbi jdbi) {
    this.jdbi = jdbi;
    jdbi.registerRowMapper(ConstructorMapper.factory(CustomerRow.class));
    jdbi.registerRowMapper(ConstructorMapper.factory(InvoiceRow.class));
    jdbi.registerRowMapper(ConstructorMapper.factory(LineRow.class));
  }

  Optional<CustomerRow> customer(long id) {
    return jdbi.withHandle(
        handle -> handle.createQuery(CUSTOMER).bind("id", id).mapTo(CustomerRow.class).findFirst());
  }

  List<InvoiceRow> invoices(int limit, int offset) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(INVOICES)
            .bind("limit", limit)
            .bind("offset", offset)
            .mapTo(InvoiceRow.class)
            .list());
  }

  /** The lines of each of these invoices. */
  Map<Long, List<LineRow>> lines(Set<Long> invoices) {
    Map<Long, List<LineRow>> lines =
        jdbi.withHandle(handle ->
            handle
                .createQuery(LINES)
                .bindList("invoices", List.copyOf(invoices))
                .mapTo(LineRow.class)
                .collect(Collectors.groupingBy(LineRow::invoiceId)));
    invoices.forEach(invoice -> lines.putIfAbsent(invoice, List.of()));
    return lines;
  }
}
