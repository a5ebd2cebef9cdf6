package dev.fraiseql.flight.load;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.security.Caller;
import dev.fraiseql.engine.export.LoadTarget;
import dev.fraiseql.engine.export.TableNames;
import dev.fraiseql.engine.write.BulkLoad;
import dev.fraiseql.engine.write.BulkLoads;
import dev.fraiseql.flight.exchange.ClientBatch;
import dev.fraiseql.flight.exchange.ClientStream;
import dev.fraiseql.flight.exchange.RowColumns;
import dev.fraiseql.flight.stream.OpenStreams;
import dev.fraiseql.plan.bind.Coercion;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.function.LongConsumer;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/** Loads the rows that clients send. Thread-safe. */
public final class RowLoads {
  /** How long the end of a stream is awaited before its last batch is acknowledged. */
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final BulkLoads loads;
  private final TableNames names;
  private final Coercion coercion;
  private final OpenStreams open;
  private final Settings settings;

  /**
   * How rows are loaded.
   *
   * @param allowed whether they are at all
   * @param maxBatchBytes the maximum size of a batch
   * @param timeout after which a load is stopped that has not ended
   */
  public record Settings(boolean allowed, int maxBatchBytes, Duration timeout) {}

  /**
   * A load that a client asks for.
   *
   * @param name identifies the stream, to be cancelled
   * @param stream of the client's messages
   */
  public record Request(ByteBuffer name, ClientStream stream, Caller caller) {}

  /** Loads of one server. */
  public RowLoads(BulkLoads loads, Model model, OpenStreams open, Settings settings) {
    this.loads = loads;
    names = new TableNames(model);
    coercion = new Coercion(model);
    this.open = open;
    this.settings = settings;
  }

  /**
   * Loads all rows of a stream into the type of a name.
   *
   * @param acknowledge receives the number of rows so far: after a batch, and after the commit
   * @throws RequestException if a name, a column or a row is wrong, or the database failed
   */
  public void load(String table, Request request, LongConsumer acknowledge) {
    checkAllowed();
    load(names.target(table), request, acknowledge);
  }

  /**
   * Loads all rows of a stream into a table of SQL.
   *
   * @return the number of rows
   * @throws RequestException if a name, a column or a row is wrong, or the database failed
   */
  public long ingest(String table, Request request) {
    checkAllowed();
    return load(names.sqlTarget(table), request, rows -> {});
  }

  private void checkAllowed() {
    if (!settings.allowed()) {
      throw new RequestException(
          ErrorCode.FORBIDDEN,
          "Only operations that were compiled with the application are executed here, and no rows"
              + " are loaded.");
    }
  }

  private long load(LoadTarget target, Request request, LongConsumer acknowledge) {
    OpenLoad running = new OpenLoad(request.stream());
    return open.run(
        running,
        request.name(),
        request.caller(),
        () -> load(target, request, running, acknowledge));
  }

  private long load(
      LoadTarget target, Request request, OpenLoad running, LongConsumer acknowledge) {
    ClientStream stream = request.stream();
    stream.acceptRows(settings.maxBatchBytes());
    ClientBatch batch = stream.next();
    RowColumns columns = new RowColumns(schema(stream), target, coercion);
    BulkLoads.Client client =
        new BulkLoads.Client(request.caller(), settings.timeout(), stream::isClosed);
    try (BulkLoad load = loads.begin(target.type(), columns.named(), client)) {
      running.started(load);
      Duration pause = PAUSE;
      while (batch != null) {
        load.write(columns.batch(batch));
        if (!stream.await(pause)) {
          // The client waits for each acknowledgement: it need not wait for the pause each time.
          pause = Duration.ZERO;
          acknowledge.accept(load.rows());
          batch = stream.next();
        } else {
          batch = stream.next();
          if (batch != null && stream.isReady()) {
            acknowledge.accept(load.rows());
          }
        }
      }
      load.commit();
      open.loaded(load.rows());
      acknowledge.accept(load.rows());
      return load.rows();
    }
  }

  private static Schema schema(ClientStream stream) {
    @Nullable Schema schema = stream.schema();
    if (schema == null) {
      throw new RequestException(
          ErrorCode.BAD_USER_INPUT, "The stream ended before the schema of its rows was sent.");
    }
    return schema;
  }
}
