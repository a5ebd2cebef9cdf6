package dev.fraiseql.clients;

import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/** Where the batches of a result come from. Used by one thread, but may be closed by any. */
interface BatchSource extends AutoCloseable {

  /** The columns of the batches, enums as indexes. Waits for the server, the first time. */
  Schema schema();

  /**
   * What the indexes of the batch refer to that {@link #next} gave last: until the next one, and
   * nothing before the first.
   */
  DictionaryProvider dictionaries();

  /**
   * The next batch, which is the caller's to close; null if there are no more.
   *
   * @throws org.apache.arrow.flight.FlightRuntimeException if the server or the connection fails
   */
  @Nullable ArrowRecordBatch next();

  /** Tells the server, if it is still sending, that nobody reads any more, and frees all memory. */
  @Override
  void close();
}
