package dev.fraiseql.clients;

import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorLoader;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * The rows of a result, read in batches and in constant memory.
 *
 * <p>Must be closed, whether or not all rows were read. Used by one thread; another may close it.
 */
public final class RowReader implements AutoCloseable {
  private final BatchSource source;
  private final long totalRows;
  private final VectorSchemaRoot root;
  private final VectorLoader loader;

  /**
   * A reader.
   *
   * @param source closed with the reader
   * @param allocator from which the vectors of {@link #root} are
   */
  RowReader(BatchSource source, long totalRows, BufferAllocator allocator) {
    this.source = source;
    this.totalRows = totalRows;
    try {
      root = VectorSchemaRoot.create(source.schema(), allocator);
      loader = new VectorLoader(root);
    } catch (RuntimeException e) {
      source.close();
      throw e;
    }
  }

  /** The schema. An enum is an index into {@link #dictionaries}. */
  public Schema schema() {
    return root.getSchema();
  }

  /**
   * The dictionaries of the current batch: the names of enums. Empty before the first batch; valid
   * until the next.
   */
  public DictionaryProvider dictionaries() {
    return source.dictionaries();
  }

  /** How many rows the server expects to send; -1 if it does not say. */
  public long totalRows() {
    return totalRows;
  }

  /** The vectors that hold the current batch, always the same ones. */
  public VectorSchemaRoot root() {
    return root;
  }

  /**
   * Reads the next batch into {@link #root}.
   *
   * @return false if there are no more rows
   * @throws org.apache.arrow.flight.FlightRuntimeException if the server or the connection fails:
   *     the rows so far are incomplete
   */
  public boolean next() {
    ArrowRecordBatch batch = source.next();
    if (batch == null) {
      root.clear();
      return false;
    }
    try (batch) {
      loader.load(batch);
    }
    return true;
  }

  /** Cancels what is still running, and releases all memory. */
  @Override
  public void close() {
    try {
      root.close();
    } finally {
      source.close();
    }
  }
}
