package dev.fraiseql.benchmarks.contender.graphqljava;

import graphql.schema.DataFetcher;
import graphql.schema.idl.RuntimeWiring;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.dataloader.DataLoaderFactory;
import org.dataloader.DataLoaderRegistry;
import org.dataloader.MappedBatchLoader;

/** The data fetchers of the store, and its data loader. */
final class StoreDomain implements Domain {
  private static final String LINES = "lines";

  private final StoreRepository store;

  StoreDomain(StoreRepository store) {
    this.store = store;
  }

  @Override
  public String schema() {
    return "store.graphqls";
  }

  @Override
  public void wire(RuntimeWiring.Builder wiring) {
    wiring
        .type(
            "Query",
            query ->
                query
                    .dataFetcher(
                        "customer",
                        environment -> {
                          String id = Objects.requireNonNull(environment.getArgument("id"));
                          return store.customer(Long.parseLong(id)).orElse(null);
                        })
                    .dataFetcher(
                        "invoices",
                        environment ->
                            store.invoices(
                                environment.getArgumentOrDefault("limit", 100),
                                environment.getArgumentOrDefault("offset", 0))))
        .type(
            "Customer",
            customer -> customer.dataFetcher("address", environment -> environment.getSource()))
        .type(
            "Invoice",
            invoice ->
                invoice
                    .dataFetcher("billing", environment -> environment.getSource())
                    .dataFetcher("lines", linesOfInvoice()));
  }

  private static DataFetcher<CompletableFuture<List<LineRow>>> linesOfInvoice() {
    return environment -> {
      DataLoader<Long, List<LineRow>> lines =
          Objects.requireNonNull(environment.getDataLoader(LINES));
      InvoiceRow invoice = Objects.requireNonNull(environment.getSource());
      return lines.load(invoice.id());
    };
  }

  @Override
  public void register(DataLoaderRegistry.Builder loaders) {
    MappedBatchLoader<Long, List<LineRow>> lines =
        invoices -> CompletableFuture.completedFuture(store.lines(invoices));
    loaders.register(LINES, DataLoaderFactory.newMappedDataLoader(lines));
  }
}
