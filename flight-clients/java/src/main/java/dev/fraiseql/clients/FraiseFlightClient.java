package dev.fraiseql.clients;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;
import org.apache.arrow.flight.FlightEndpoint;
import org.apache.arrow.flight.FlightInfo;
import org.apache.arrow.flight.Ticket;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.jspecify.annotations.Nullable;

/**
 * A client of a FraiseQL server over Arrow Flight. Thread-safe.
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
 * <p>An error of the server is a {@link org.apache.arrow.flight.FlightRuntimeException} with its
 * message and status, thrown when the query is sent or when the rows are read.
 */
public final class FraiseFlightClient implements AutoCloseable {
  private static final Pattern OPERATION =
      Pattern.compile("[_A-Za-z][_0-9A-Za-z]*|[0-9A-Fa-f]{64}");

  private static final Pattern SELECT =
      Pattern.compile("\\s*select\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private final BufferAllocator allocator;
  private final Connection connection;
  private final Duration retryTimeout;

  private FraiseFlightClient(
      BufferAllocator allocator, Connection connection, Duration retryTimeout) {
    this.allocator = allocator;
    this.connection = connection;
    this.retryTimeout = retryTimeout;
  }

  /** A client with default options: see {@link #connect(URI, String, ClientOptions)}. */
  public static FraiseFlightClient connect(URI server, @Nullable String token) {
    return connect(server, token, ClientOptions.DEFAULT);
  }

  /**
   * A client of the server at an address. The connection is opened by the first call.
   *
   * @param server {@code grpc://host:port}, or {@code grpc+tls://host:port} for an encrypted
   *     connection
   * @param token authenticates the caller; null for a server without authentication. Over {@code
   *     grpc://} it is sent unencrypted
   * @throws IllegalArgumentException if the address is not one of Flight's
   */
  public static FraiseFlightClient connect(
      URI server, @Nullable String token, ClientOptions options) {
    BufferAllocator allocator = new RootAllocator();
    try {
      Connection connection = new Connection(server, token, options, allocator);
      return new FraiseFlightClient(allocator, connection, options.retryTimeout());
    } catch (RuntimeException e) {
      allocator.close();
      throw e;
    }
  }

  /** Runs a query without variables: see {@link #query(String, Map)}. */
  public RowReader query(String query) {
    return query(query, Map.of());
  }

  /**
   * Runs a query with one root field.
   *
   * @param query a GraphQL document with one operation, or the name or SHA-256 of an operation that
   *     was compiled with the server
   * @param variables by name: null, {@code Boolean}, numbers, {@code String}, {@code UUID}, types
   *     of {@code java.time}, {@code byte[]}, enums, and lists and maps of these
   * @throws org.apache.arrow.flight.FlightRuntimeException INVALID_ARGUMENT if the query or a
   *     variable is wrong
   */
  public RowReader query(String query, Map<String, ? extends @Nullable Object> variables) {
    CallBatches call = connection.stream(new Ticket(ticket(query, variables)));
    return new RowReader(call, -1, allocator);
  }

  /**
   * Runs a query once for each row of variables, over one call. The first column of the result is
   * {@code __row}, a 64-bit integer: the index, from 0, of the row of variables that the result
   * belongs to; then come the query's columns. Results are in the order of the rows of variables;
   * each row may have any number of results. A query runs when the results before it have been
   * read, and reads the database as it is then.
   *
   * @param query a GraphQL document with one operation, the name or SHA-256 of an operation that
   *     was compiled with the server, or a {@code SELECT} of one table with {@code ?}, whose values
   *     are those of each row in order
   * @param rows variables by name, of the types that {@link #query(String, Map)} takes. They are
   *     copied. A variable that only some rows have is null in the others; one that no row has is
   *     left out. A map is sent as JSON, and a text is parsed as JSON where the variable is an
   *     input object or {@code JSON}
   * @return must be closed; rows that have not been sent by then are discarded
   * @throws IllegalArgumentException if the values of a variable are of incompatible types, such as
   *     texts and numbers
   * @throws org.apache.arrow.flight.FlightRuntimeException INVALID_ARGUMENT if the query is wrong.
   *     An error in a row of variables is thrown when its results are read, after those of the rows
   *     before it
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
    Map<String, @Nullable Object> request = new LinkedHashMap<>();
    request.put("type", "GraphQLQuery");
    request.put("query", query);
    request.put("variables", variables);
    return JsonText.of(request);
  }

  /**
   * Exports the rows of one table. If the server offers several endpoints, they are fetched in
   * parallel.
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
          connection, export, info.getSchemaOptional().orElseThrow(), retryTimeout);
    }
    // Uses the address of the client, where tickets work too: an address that the server names must
    // not be sent the token without the caller's consent.
    List<Ticket> tickets = info.getEndpoints().stream().map(FlightEndpoint::getTicket).toList();
    return tickets.size() == 1
        ? connection.stream(tickets.getFirst())
        : new EndpointBatches(connection, tickets, info.getOrdered(), retryTimeout);
  }

  /** Loads rows into one table: see {@link #insert(String, Iterable, LongConsumer)}. */
  public long insert(
      String table, Iterable<? extends Map<String, ? extends @Nullable Object>> rows) {
    return insert(table, rows, count -> {});
  }

  /**
   * Loads rows into one table, in one transaction: after an error nothing is written.
   *
   * @param table the name of the table in the database, or of its type or root field in GraphQL
   * @param rows values by the name of their column or field, of the types that {@link
   *     #query(String, Map)} takes. They are copied. A column that only some rows have is null in
   *     the others
   * @param progress receives the number of rows that the server has taken so far, on another thread
   * @return the number of rows, which are committed
   * @throws IllegalArgumentException if the values of a column are of incompatible types, such as
   *     texts and numbers
   * @throws org.apache.arrow.flight.FlightRuntimeException INVALID_ARGUMENT if a name, a column or
   *     a row is wrong, ALREADY_EXISTS if a row has a unique value that another one has; the
   *     message names it
   */
  public long insert(
      String table,
      Iterable<? extends Map<String, ? extends @Nullable Object>> rows,
      LongConsumer progress) {
    try (VariableRows batches = new VariableRows(rows, allocator)) {
      if (!batches.hasMore()) {
        return 0;
      }
      return connection
          .sender()
          .send(
              table,
              batches.root(),
              new DictionaryProvider.MapDictionaryProvider(),
              () -> {
                boolean more = batches.hasMore();
                if (more) {
                  batches.advance();
                }
                return more;
              },
              progress);
    }
  }

  /**
   * Loads the batches of a reader of Arrow into one table, in one transaction. The reader is not
   * closed; it may have more rows than fit into memory. A batch has at most 64 MiB.
   *
   * @param progress receives the number of rows that the server has taken so far, on another thread
   * @return the number of rows, which are committed
   * @throws org.apache.arrow.flight.FlightRuntimeException as {@link #insert(String, Iterable,
   *     LongConsumer)} does
   * @throws java.io.UncheckedIOException if the reader fails; then nothing is written
   */
  public long insert(String table, ArrowReader rows, LongConsumer progress) {
    try {
      return connection
          .sender()
          .send(table, rows.getVectorSchemaRoot(), rows, rows::loadNextBatch, progress);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The operations that were compiled with the server. */
  public List<Operation> operations() {
    return connection.action("operations").stream().map(Operation::read).toList();
  }

  /** Whether the server and its database respond. */
  public boolean isUp() {
    List<byte[]> answer = connection.action("health");
    return new String(answer.getFirst(), StandardCharsets.UTF_8).contains("\"UP\"");
  }

  /** Closes the connection. All readers must have been closed. */
  @Override
  public void close() {
    try {
      connection.close();
    } finally {
      allocator.close();
    }
  }
}
