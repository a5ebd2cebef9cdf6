package dev.fraiseql.clients;

import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/** The batches of a result. Used by one thread; any thread may close it. */
interface BatchSource extends AutoCloseable {

  /** The schema of the batches, with enums as indexes. Waits for the server the first time. */
  Schema schema();

  /**
   * The dictionaries of the last batch of {@link #next}, valid until the next. Empty before the
   * first.
   */
  DictionaryProvider dictionaries();

  /**
   * The next batch, which is the caller's to close; null if there are no more.
   *
   * @throws org.apache.arrow.flight.FlightRuntimeException if the server or the connection fails
   */
  @Nullable ArrowRecordBatch next();

  /** Cancels the call if it is still running, and releases all memory. */
  @Override
  void close();
}
