package dev.fraiseql.flight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.contract.TypeCatalog;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.engine.EngineSettings;
import dev.fraiseql.engine.FraiseEngine;
import dev.fraiseql.engine.Limits;
import dev.fraiseql.engine.SchemaCheck;
import dev.fraiseql.engine.arrow.BatchLimits;
import dev.fraiseql.engine.graphql.TrustedDocuments;
import dev.fraiseql.engine.security.CallerResolver;
import dev.fraiseql.flight.stock.FraiseCatalog;
import dev.fraiseql.jdbc.DatabaseAddress;
import dev.fraiseql.jdbc.SetupConnections;
import dev.fraiseql.plan.sql.DdlWriter;
import dev.fraiseql.plan.sql.Dialects;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.arrow.flight.CallOption;
import org.apache.arrow.flight.FlightClient;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.flight.Location;
import org.apache.arrow.flight.Ticket;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.dictionary.DictionaryEncoder;

/** A stock of products on SQLite, served by Flight, and a client of it. */
@SuppressWarnings("try") // closing says Exception, which may be an interruption
final class StockServer implements AutoCloseable {
  static final int STREAMS = 3;

  final MeterRegistry meters = new SimpleMeterRegistry();
  final FraiseEngine engine;
  final FlightService service;
  final BufferAllocator allocator = new RootAllocator();
  final FlightClient client;
  private final DatabaseAddress address;

  StockServer(Path folder, CallerResolver callers) throws Exception {
    this(folder, callers, TrustedDocuments.OFF);
  }

  StockServer(Path folder, CallerResolver callers, TrustedDocuments trusted) throws Exception {
    this(folder, callers, trusted, Duration.ofMinutes(1));
  }

  /** A server with that patience. */
  StockServer(Path folder, CallerResolver callers, TrustedDocuments trusted, Duration patience)
      throws Exception {
    String url = "jdbc:sqlite:" + folder.resolve("stock.db");
    address = new DatabaseAddress(url);
    TypeCatalog catalog = new FraiseCatalog();
    Model model = new Model(catalog.types(), catalog.enums());
    String ddl = new DdlWriter(Dialects.of(Database.SQLITE)).write(model);
    // So that a row can break what the schema promises, and a whole type can fail.
    execute(ddl.replace("\"name\" text not null", "\"name\" text").split(";\n"));
    execute("drop table ghosts");
    EngineSettings settings =
        new EngineSettings(url, null, null, 10, Limits.DEFAULT, trusted)
            .withSchemaCheck(SchemaCheck.OFF);
    engine = FraiseEngine.open(settings, List.of(catalog));
    service =
        FlightService.start(
            new FlightSettings(
                "localhost",
                0,
                STREAMS,
                64L * 1024 * 1024,
                10_000,
                patience,
                BatchLimits.DEFAULT,
                FlightSettings.Splits.into(1),
                FlightSettings.Loads.DEFAULT),
            engine,
            callers,
            meters);
    client = FlightClient.builder(allocator, location()).build();
  }

  Location location() {
    return Location.forGrpcInsecure("localhost", service.port());
  }

  void execute(String... statements) throws SQLException {
    try (Connection connection = SetupConnections.open(address);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        if (!sql.isBlank()) {
          statement.execute(sql);
        }
      }
    }
  }

  /** Puts so many products on stock, every third of them sold, every fourth in no state. */
  void fill(int products) throws SQLException {
    execute(
        "with recursive n(i) as (select 1 union all select i + 1 from n where i < "
            + products
            + ") insert into products (id, name, state) select i, 'product ' || i,"
            + " case when i % 4 = 0 then null when i % 3 = 0 then 'SOLD' else 'NEW' end from n");
  }

  /** The same, and one move of the second of them. */
  void fillAndMove(int products) throws SQLException {
    fill(products);
    execute("insert into moves (id, product_id, state) values (7, 2, 'SOLD')");
  }

  static Ticket ticket(String text) {
    return new Ticket(text.getBytes(StandardCharsets.UTF_8));
  }

  static Ticket query(String document) {
    return ticket(
        "{\"type\":\"GraphQLQuery\",\"query\":\"" + document.replace("\"", "\\\"") + "\"}");
  }

  FlightStream stream(String ticket, CallOption... options) {
    return client.getStream(ticket(ticket), options);
  }

  /** All rows of a stream: values by blanks, enums as their names. */
  List<String> rows(Ticket ticket) throws Exception {
    try (FlightStream stream = client.getStream(ticket)) {
      List<String> rows = new ArrayList<>();
      while (stream.next()) {
        rows.addAll(batch(stream));
      }
      return rows;
    }
  }

  /** The rows of the batch that a stream is at. */
  static List<String> batch(FlightStream stream) {
    List<String> rows = new ArrayList<>();
    VectorSchemaRoot root = stream.getRoot();
    for (int i = 0; i < root.getRowCount(); i++) {
      List<String> values = new ArrayList<>();
      for (FieldVector vector : root.getFieldVectors()) {
        values.add(String.valueOf(value(stream, vector, i)));
      }
      rows.add(String.join(" ", values));
    }
    return rows;
  }

  private static Object value(FlightStream stream, FieldVector vector, int row) {
    if (vector.getField().getDictionary() == null) {
      return vector.getObject(row);
    }
    Dictionary dictionary =
        stream.getDictionaryProvider().lookup(vector.getField().getDictionary().getId());
    try (FieldVector decoded = (FieldVector) DictionaryEncoder.decode(vector, dictionary)) {
      return decoded.getObject(row);
    }
  }

  /** Waits until all streams have ended and given their memory back. */
  void awaitNothingLeft() {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (gauge("fraiseql.flight.streams.open") > 0 || gauge("fraiseql.flight.memory") > 0) {
      assertThat(System.nanoTime())
          .as("streams end, and give their memory back")
          .isLessThan(deadline);
      Thread.onSpinWait();
    }
  }

  double gauge(String name) {
    return meters.get(name).gauge().value();
  }

  @Override
  public void close() throws Exception {
    client.close();
    service.close();
    engine.close();
    allocator.close();
  }
}
