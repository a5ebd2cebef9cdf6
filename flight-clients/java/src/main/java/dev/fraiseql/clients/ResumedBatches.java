package dev.fraiseql.clients;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.apache.arrow.flight.CallStatus;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.FlightStatusCode;
import org.apache.arrow.flight.Ticket;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The batches of an export that is ordered by its key and resumes when its connection breaks. It
 * resumes after the last key received, so that each row arrives exactly once.
 */
final class ResumedBatches implements BatchSource {
  /** The metadata that holds the key of a schema, and the index of the part in a column. */
  private static final String KEY = "fraiseql:key";

  private static final Duration FIRST_WAIT = Duration.ofMillis(100);
  private static final Duration MAX_WAIT = Duration.ofSeconds(2);

  private final Connection connection;
  private final Duration retryTimeout;
  private final Export export;
  private final List<String> key;
  private final int wanted;
  private final Schema schema;
  private CallBatches call;
  private @Nullable Map<String, Object> after;
  private @Nullable Long brokenSince;
  private Duration wait = FIRST_WAIT;

  /**
   * Starts an export.
   *
   * @param announced its schema
   * @param retryTimeout how long to retry to reach the server
   */
  ResumedBatches(Connection connection, Export export, Schema announced, Duration retryTimeout) {
    this.connection = connection;
    this.retryTimeout = retryTimeout;
    after = export.after();
    wanted = announced.getFields().size();
    List<String> columns = new ArrayList<>(export.columns());
    key = key(announced, columns);
    this.export = new Export(export.table(), export.where(), columns, true, export.after());
    call = begin();
    Schema whole = call.schema();
    schema = new Schema(whole.getFields().subList(0, wanted), whole.getCustomMetadata());
  }

  /** Retries until a call has delivered its schema. */
  private CallBatches begin() {
    while (true) {
      CallBatches begun = connection.stream(new Ticket(export.ticket()));
      try {
        begun.schema();
        arrived();
        return begun;
      } catch (FlightRuntimeException e) {
        begun.close();
        awaitServer(e);
      }
    }
  }

  /**
   * The columns of the key, in its order. Columns that the export does not select are appended to
   * it, and removed from the result again.
   *
   * @param columns of the export; extended by the missing ones
   */
  private static List<String> key(Schema announced, List<String> columns) {
    String named = announced.getCustomMetadata().get(KEY);
    if (named == null) {
      throw CallStatus.UNIMPLEMENTED
          .withDescription(
              "The server does not say what the key of these rows is, so that an export of them"
                  + " cannot be resumed.")
          .toRuntimeException();
    }
    String[] parts = named.split(",", -1);
    for (Field field : announced.getFields()) {
      String part = field.getMetadata().get(KEY);
      if (part != null) {
        parts[Integer.parseInt(part)] = field.getName();
      }
    }
    List<String> names = announced.getFields().stream().map(Field::getName).toList();
    for (String part : parts) {
      if (!names.contains(part)) {
        columns.add(part);
      }
    }
    return List.of(parts);
  }

  @Override
  public Schema schema() {
    return schema;
  }

  @Override
  public DictionaryProvider dictionaries() {
    return call.dictionaries();
  }

  @Override
  public @Nullable ArrowRecordBatch next() {
    while (true) {
      try {
        ArrowRecordBatch batch = take();
        arrived();
        return batch;
      } catch (FlightRuntimeException e) {
        awaitServer(e);
        call.close();
        call =
            connection.stream(
                new Ticket(
                    new Export(export.table(), export.where(), export.columns(), true, after)
                        .ticket()));
      }
    }
  }

  private void arrived() {
    brokenSince = null;
    wait = FIRST_WAIT;
  }

  /** Waits before a retry, longer each time. Throws the failure if there is no retry. */
  private void awaitServer(FlightRuntimeException failure) {
    long now = System.nanoTime();
    long since = Objects.requireNonNullElse(brokenSince, now);
    brokenSince = since;
    if (failure.status().code() != FlightStatusCode.UNAVAILABLE
        || now - since >= retryTimeout.toNanos()) {
      throw failure;
    }
    LockSupport.parkNanos(wait.toNanos());
    if (Thread.currentThread().isInterrupted()) {
      throw CallStatus.CANCELLED
          .withDescription("The thread that reads was interrupted")
          .toRuntimeException();
    }
    Duration longer = wait.multipliedBy(2);
    wait = longer.compareTo(MAX_WAIT) < 0 ? longer : MAX_WAIT;
  }

  private @Nullable ArrowRecordBatch take() {
    if (!call.advance()) {
      return null;
    }
    VectorSchemaRoot root = call.root();
    if (root.getRowCount() > 0) {
      Map<String, Object> last = new LinkedHashMap<>();
      for (String part : key) {
        int end = root.getRowCount() - 1;
        last.put(part, KeyPart.of(root.getVector(part), end, call.dictionaries()));
      }
      after = last;
    }
    return call.batch(wanted);
  }

  @Override
  public void close() {
    call.close();
  }
}
