package dev.fraiseql.engine.arrow;

import dev.fraiseql.contract.RequestException;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;

/**
 * A stream of record batches.
 *
 * <p>Used by one thread at a time; {@link #cancel} may come from any.
 */
public interface Batches extends AutoCloseable {

  /** The vectors that hold the current batch, always the same ones. */
  VectorSchemaRoot root();

  /** The dictionaries of the encoded columns. */
  DictionaryProvider dictionaries();

  /**
   * Reads the next batch into {@link #root}.
   *
   * @return false if there are no more rows
   * @throws RequestException if the database fails, a value cannot be read, or a row is too large
   */
  boolean next();

  /** The size of the current batch in bytes as sent, without its header. */
  long batchBytes();

  /** Cancels the running statement in the database. The reading thread's call then fails. */
  void cancel();

  /** Releases the connection and all memory, including the vectors of {@link #root}. */
  @Override
  void close();
}
