package dev.fraiseql.clients;

import org.apache.arrow.flight.CallStatus;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.VectorUnloader;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/** The batches of one call. */
final class CallBatches implements BatchSource {
  private final FlightStream stream;
  private volatile boolean ended;

  /** The batches of a started call. They belong to the stream's allocator. */
  CallBatches(FlightStream stream) {
    this.stream = stream;
  }

  @Override
  public Schema schema() {
    return stream.getRoot().getSchema();
  }

  @Override
  public DictionaryProvider dictionaries() {
    return stream.getDictionaryProvider();
  }

  @Override
  public @Nullable ArrowRecordBatch next() {
    return advance() ? batch() : null;
  }

  /** Reads the next batch into {@link #root}. Returns false if there are no more. */
  boolean advance() {
    if (ended || !stream.next()) {
      ended = true;
      return false;
    }
    return true;
  }

  VectorSchemaRoot root() {
    return stream.getRoot();
  }

  /** The current batch. */
  ArrowRecordBatch batch() {
    return batch(root().getFieldVectors().size());
  }

  /** The first columns of the current batch. */
  ArrowRecordBatch batch(int columns) {
    VectorSchemaRoot whole = root();
    VectorSchemaRoot part =
        new VectorSchemaRoot(
            whole.getSchema().getFields().subList(0, columns),
            whole.getFieldVectors().subList(0, columns),
            whole.getRowCount());
    // Shares the buffers of the stream's vectors, which the next batch replaces.
    return new VectorUnloader(part).getRecordBatch();
  }

  /** Cancels the call if it is still running. Thread-safe. */
  void cancel() {
    if (!ended) {
      ended = true;
      stream.cancel("The reader was closed", null);
    }
  }

  @Override
  public void close() {
    cancel();
    try {
      stream.close();
    } catch (Exception e) {
      // For example, interrupted while waiting for the end of the call.
      throw CallStatus.INTERNAL
          .withCause(e)
          .withDescription("The stream did not close")
          .toRuntimeException();
    }
  }
}
