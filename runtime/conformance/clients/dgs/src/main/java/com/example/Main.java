package com.example;

import com.example.store.client.InvoicesGraphQLQuery;
import com.example.store.client.InvoicesProjectionRoot;
import com.example.store.types.CustomerToOneFilter;
import com.example.store.types.DecimalFilter;
import com.example.store.types.Invoice;
import com.example.store.types.InvoiceWhereInput;
import com.example.store.types.StringFilter;
import com.netflix.graphql.dgs.client.GraphQLClient;
import com.netflix.graphql.dgs.client.GraphQLResponse;
import com.netflix.graphql.dgs.client.HttpResponse;
import com.netflix.graphql.dgs.client.codegen.GraphQLQueryRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;

/** Queries the sample app through the generated classes. */
public final class Main {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private Main() {}

  public static void main(String[] args) {
    InvoiceWhereInput where =
        InvoiceWhereInput.newBuilder()
            .total(DecimalFilter.newBuilder().gte(new BigDecimal("23.86")).build())
            .customer(
                CustomerToOneFilter.newBuilder()
                    .firstName(StringFilter.newBuilder().eq("Helena").build())
                    .build())
            .build();
    GraphQLQueryRequest request =
        new GraphQLQueryRequest(
            InvoicesGraphQLQuery.newRequest().where(where).limit(5).build(),
            new InvoicesProjectionRoot<>()
                .id()
                .invoiceDate()
                .total()
                .customer()
                .company()
                .parent()
                .lines()
                .track()
                .duration());
    GraphQLClient client = GraphQLClient.createCustom(args[0] + "/graphql", Main::send);
    GraphQLResponse response = client.executeQuery(request.serialize());
    if (response.hasErrors()) {
      throw new IllegalStateException(response.getErrors() + " for " + request.serialize());
    }
    List<Invoice> invoices =
        List.of(response.extractValueAsObject("invoices", Invoice[].class));
    String found = "";
    for (Invoice invoice : invoices) {
      found +=
          "%s %s %s %s %s"
              .formatted(
                  invoice.getId(),
                  invoice.getInvoiceDate(),
                  invoice.getTotal(),
                  invoice.getCustomer().getCompany(),
                  invoice.getLines().getFirst().getTrack().getDuration().isPositive());
    }
    if (!found.equals("404 2013-11-13 25.86 null true")) {
      throw new IllegalStateException(found + " for " + request.serialize());
    }
    System.out.println("DGS client: " + found);
  }

  private static HttpResponse send(String url, Map<String, ? extends List<String>> headers, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url)).POST(BodyPublishers.ofString(body));
    headers.forEach((name, values) -> values.forEach(value -> request.header(name, value)));
    try {
      var response = HTTP.send(request.build(), BodyHandlers.ofString());
      return new HttpResponse(response.statusCode(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
