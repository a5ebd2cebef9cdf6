package dev.fraiseql.clients;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.arrow.flight.FlightEndpoint;
import org.apache.arrow.flight.FlightInfo;
import org.apache.arrow.flight.Ticket;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.jspecify.annotations.Nullable;

/**
 * A FraiseQL server, asked over Arrow Flight. Used by many threads at once.
 *
 * <pre>{@code
 * try (var client = FraiseFlightClient.connect(URI.create("grpc://localhost:50051"), null);
 *     var rows = client.export(Export.of("InvoiceLine").where("UnitPrice > 1"))) {
 *   while (rows.next()) {
 *     System.out.print(rows.root().contentToTSVString());
 *   }
 * }
 * }</pre>
 *
 * <p>What the server refuses or fails at is a {@link
 * org.apache.arrow.flight.FlightRuntimeException} with its message and status, thrown where the
 * query is asked or where the rows are read.
 */
public final class FraiseFlightClient implements AutoCloseable {
  private static final Pattern OPERATION =
      Pattern.compile("[_A-Za-z][_0-9A-Za-z]*|[0-9A-Fa-f]{64}");

  private static final Pattern SELECT =
      Pattern.compile("\\s*select\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private final BufferAllocator allocator;
  private final Connection connection;
  private final Duration patience;

  private FraiseFlightClient(BufferAllocator allocator, Connection connection, Duration patience) {
    this.allocator = allocator;
    this.connection = connection;
    this.patience = patience;
  }

  /** A client with the usual options: see {@link #connect(URI, String, ClientOptions)}. */
  public static FraiseFlightClient connect(URI server, @Nullable String token) {
    return connect(server, token, ClientOptions.DEFAULT);
  }

  /**
   * A client of the server at an address. Nothing is sent before the first call.
   *
   * @param server {@code grpc://host:port}, or {@code grpc+tls://host:port} for an encrypted
   *     connection
   * @param token who asks, as the server knows its callers; null for a server that asks for none.
   *     Over {@code grpc://} anybody on the way can read it
   * @throws IllegalArgumentException if the address is none of Flight's
   */
  public static FraiseFlightClient connect(
      URI server, @Nullable String token, ClientOptions options) {
    BufferAllocator allocator = new RootAllocator();
    try {
      Connection connection = new Connection(server, token, options, allocator);
      return new FraiseFlightClient(allocator, connection, options.patience());
    } catch (RuntimeException e) {
      allocator.close();
      throw e;
    }
  }

  /** The rows of a query without variables: see {@link #query(String, Map)}. */
  public RowReader query(String query) {
    return query(query, Map.of());
  }

  /**
   * The rows of a query with one root field.
   *
   * @param query a GraphQL document with one operation, or the name or SHA-256 of an operation that
   *     was compiled with the server
   * @param variables by name: null, {@code Boolean}, numbers, {@code String}, {@code UUID}, what is
   *     in {@code java.time}, {@code byte[]}, enums, and lists and maps of these
   * @throws org.apache.arrow.flight.FlightRuntimeException INVALID_ARGUMENT if something is wrong
   *     with the query
   */
  public RowReader query(String query, Map<String, ? extends @Nullable Object> variables) {
    CallBatches call = connection.stream(new Ticket(ticket(query, variables)));
    return new RowReader(call, -1, allocator);
  }

  /**
   * The rows of a query that is asked once for each row of variables, over one call. They have the
   * query's columns, and before them {@code __row}, a 64-bit number: the row of variables, from 0,
   * that is answered. Answers come in the order of the rows; a row without an answer has none, and
   * one with several has them side by side. Each is asked when the answers before it are read, and
   * reads the database as it then is.
   *
   * @param query a GraphQL document with one operation, the name or SHA-256 of an operation that
   *     was compiled with the server, or a {@code SELECT} of one table with {@code ?}, whose values
   *     are those of each row in their order
   * @param rows of variables by name, of the types that {@link #query(String, Map)} takes. They are
   *     copied. One that only some rows have is null in the others; one that no row has is left
   *     out. A map is sent as JSON, and where an input object or {@code JSON} is asked for, so is a
   *     text read
   * @return to be closed, at any time; rows that were not sent by then are not
   * @throws IllegalArgumentException if the values of a variable do not go together, such as texts
   *     and numbers
   * @throws org.apache.arrow.flight.FlightRuntimeException INVALID_ARGUMENT if something is wrong
   *     with the query. What is wrong with a row of variables is thrown where its answers would be
   *     read, behind those to the rows before it
   */
  public RowReader queryMany(
      String query, Iterable<? extends Map<String, ? extends @Nullable Object>> rows) {
    byte[] command =
        SELECT.matcher(query).matches()
            ? query.getBytes(StandardCharsets.UTF_8)
            : ticket(query, Map.of());
    VariableRows variables = new VariableRows(rows, allocator);
    return new RowReader(connection.exchange(command, variables), -1, allocator);
  }

  private static byte[] ticket(String query, Map<String, ? extends @Nullable Object> variables) {
    if (OPERATION.matcher(query).matches()) {
      String json = new String(JsonText.of(variables), StandardCharsets.UTF_8);
      return ("graphql:" + query + "?" + json).getBytes(StandardCharsets.UTF_8);
    }
    Map<String, @Nullable Object> ask = new LinkedHashMap<>();
    ask.put("type", "GraphQLQuery");
    ask.put("query", query);
    ask.put("variables", variables);
    return JsonText.of(ask);
  }

  /**
   * Rows of one table, as many as there are. If the server offers them as several endpoints, all
   * are fetched at the same time.
   *
   * @throws org.apache.arrow.flight.FlightRuntimeException INVALID_ARGUMENT if a name or the
   *     condition is wrong
   */
  public RowReader export(Export export) {
    FlightInfo info = connection.info(export.ticket());
    return new RowReader(source(export, info), info.getRecords(), allocator);
  }

  private BatchSource source(Export export, FlightInfo info) {
    if (export.resumed()) {
      return new ResumedBatches(
          connection, export, info.getSchemaOptional().orElseThrow(), patience);
    }
    // Tickets work at the address that was called. Another that a server names, perhaps one behind
    // a proxy, might not be meant to be sent our token.
    List<Ticket> tickets = info.getEndpoints().stream().map(FlightEndpoint::getTicket).toList();
    return tickets.size() == 1
        ? connection.stream(tickets.getFirst())
        : new EndpointBatches(connection, tickets, info.getOrdered(), patience);
  }

  /** The operations that were compiled with the server. */
  public List<Operation> operations() {
    return connection.action("operations").stream().map(Operation::read).toList();
  }

  /** Whether the server answers, and its database. */
  public boolean isUp() {
    List<byte[]> answer = connection.action("health");
    return new String(answer.getFirst(), StandardCharsets.UTF_8).contains("\"UP\"");
  }

  /** Ends the connection. All readers must have been closed. */
  @Override
  public void close() {
    try {
      connection.close();
    } finally {
      allocator.close();
    }
  }
}
