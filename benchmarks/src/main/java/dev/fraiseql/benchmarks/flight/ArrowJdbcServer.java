package dev.fraiseql.benchmarks.flight;

import dev.fraiseql.benchmarks.contender.Surroundings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Calendar;
import java.util.Locale;
import java.util.TimeZone;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.apache.arrow.adapter.jdbc.ArrowVectorIterator;
import org.apache.arrow.adapter.jdbc.JdbcToArrow;
import org.apache.arrow.adapter.jdbc.JdbcToArrowConfig;
import org.apache.arrow.adapter.jdbc.JdbcToArrowConfigBuilder;
import org.apache.arrow.flight.BackpressureStrategy;
import org.apache.arrow.flight.BackpressureStrategy.CallbackBackpressureStrategy;
import org.apache.arrow.flight.CallStatus;
import org.apache.arrow.flight.FlightServer;
import org.apache.arrow.flight.Location;
import org.apache.arrow.flight.NoOpFlightProducer;
import org.apache.arrow.flight.Ticket;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;

/**
 * What a Java team would write: Apache's own adapter from JDBC to Arrow behind a plain Flight
 * server. A ticket is a statement.
 */
public final class PlainFlight extends NoOpFlightProducer {
  private static final int BATCH_ROWS = 10_000;

  private final DataSource pool;
  private final BufferAllocator allocator;
  private final boolean rowByRow;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory());

  private PlainFlight(DataSource pool, BufferAllocator allocator, boolean rowByRow) {
    this.pool = pool;
    this.allocator = allocator;
    this.rowByRow = rowByRow;
  }

  /** Serves until the process is told to end. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Surroundings surroundings = Surroundings.read();
    BufferAllocator allocator = new RootAllocator();
    boolean rowByRow = surroundings.url().startsWith("jdbc:mysql");
    FlightServer server =
        FlightServer.builder(
                allocator,
                Location.forGrpcInsecure(
                    "127.0.0.1", Integer.parseInt(System.getenv("FRAISEQL_FLIGHT_PORT"))),
                new PlainFlight(surroundings.pool(), allocator, rowByRow))
            .build()
            .start();
    server.awaitTermination();
  }

  @Override
  public void getStream(CallContext context, Ticket ticket, ServerStreamListener listener) {
    BackpressureStrategy pace = new CallbackBackpressureStrategy();
    pace.register(listener);
    threads.execute(() -> send(ticket, listener, pace));
  }

  private void send(Ticket ticket, ServerStreamListener listener, BackpressureStrategy pace) {
    String sql = new String(ticket.getBytes(), StandardCharsets.UTF_8);
    try (Connection connection = pool.getConnection()) {
      connection.setAutoCommit(false); // without it, PostgreSQL's driver fetches all rows at once
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setFetchSize(rowByRow ? 1_000 : BATCH_ROWS);
        try (ResultSet rows = statement.executeQuery();
            ArrowVectorIterator batches = JdbcToArrow.sqlToArrowVectorIterator(rows, config())) {
          send(batches, listener, pace);
        }
      } finally {
        connection.rollback();
      }
      listener.completed();
    } catch (SQLException | IOException | RuntimeException e) {
      listener.error(
          CallStatus.INTERNAL.withDescription(e.toString()).withCause(e).toRuntimeException());
    }
  }

  private JdbcToArrowConfig config() {
    return new JdbcToArrowConfigBuilder(
            allocator, Calendar.getInstance(TimeZone.getTimeZone("UTC"), Locale.ROOT))
        .setTargetBatchSize(BATCH_ROWS)
        .setReuseVectorSchemaRoot(true)
        .build();
  }

  private static void send(
      ArrowVectorIterator batches, ServerStreamListener listener, BackpressureStrategy pace) {
    boolean begun = false;
    while (batches.hasNext()) {
      VectorSchemaRoot batch = batches.next();
      if (!begun) {
        listener.start(batch);
        begun = true;
      }
      if (pace.waitForListener(60_000) != BackpressureStrategy.WaitResult.READY) {
        return;
      }
      listener.putNext();
    }
  }
}
